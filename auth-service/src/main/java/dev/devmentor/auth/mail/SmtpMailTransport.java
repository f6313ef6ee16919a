package dev.devmentor.auth.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Sends mail to the SMTP server of {@code quarkus.mailer}. */
final class SmtpMailTransport implements MailTransport {

  private static final Logger LOG = Logger.getLogger(SmtpMailTransport.class);

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
    return mailer
        .send(mail)
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .onFailure()
        .transform(MailRefused::of)
        .onFailure(SmtpMailTransport::isForGood)
        .recoverWithUni(SmtpMailTransport::giveUp);
  }

  private static boolean isForGood(Throwable failure) {
    return failure instanceof MailRefused refused && refused.isForGood();
  }

  private static Uni<Void> giveUp(Throwable refusal) {
    LOG.warnf("A mail is given up: %s", refusal.getMessage());
    return Uni.createFrom().voidItem();
  }
}
