package dev.devmentor.auth.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Sends mail to the SMTP server of {@code quarkus.mailer}. */
final class SmtpMailTransport implements MailTransport {

  /** A server that is slower than this is tried again by the outbox, long after its lease. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ReactiveMailer mailer;

  SmtpMailTransport(ReactiveMailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public Uni<Void> send(Letter letter) {
    Mail mail =
        new Mail()
            .addTo(letter.to())
            .setSubject(letter.subject())
            .setText(letter.text())
            .setHtml(letter.html());
    return mailer.send(mail).ifNoItem().after(TIMEOUT).fail();
  }
}
