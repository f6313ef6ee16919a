package dev.devmentor.auth.mail;

import io.smallrye.mutiny.Uni;

/** A way for mail out of the service. */
interface MailTransport {

  /** Completes when the other side has taken the mail; fails if it has not. */
  Uni<Void> send(Letter letter);
}
