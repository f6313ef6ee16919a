package dev.devmentor.auth.mail;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends mail the way that is configured. Called by outbox handlers, never by a request. */
@ApplicationScoped
public class MailSender {

  private final MailTransport transport;

  MailSender(MailConfig config, ReactiveMailer mailer, Vertx vertx) {
    this.transport =
        config
            .folder()
            .<MailTransport>map(folder -> new FolderMailTransport(folder, config.log(), vertx))
            .orElseGet(() -> new SmtpMailTransport(mailer));
  }

  /**
   * Completes when the mail is on its way, or its mailbox takes none; fails if it is to come again.
   */
  public Uni<Void> send(Letter letter) {
    return transport.send(letter);
  }
}
