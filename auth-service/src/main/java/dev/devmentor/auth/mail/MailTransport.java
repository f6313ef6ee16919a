package dev.devmentor.auth.mail;

import io.smallrye.mutiny.Uni;

/** A way for mail out of the service. */
interface MailTransport {

  /**
   * Completes when the other side has taken the mail, or never will; fails if it is to come again.
   */
  Uni<Void> send(Letter letter);
}
