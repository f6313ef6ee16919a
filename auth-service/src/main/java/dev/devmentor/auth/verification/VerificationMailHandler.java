package dev.devmentor.auth.verification;

import dev.devmentor.auth.mail.Letters;
import dev.devmentor.auth.mail.MailSender;
import dev.devmentor.auth.token.LinkTokens;
import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Mails the link that verifies an address; not if it is dead by now. */
@ApplicationScoped
class VerificationMailHandler implements OutboxHandler {

  private final VerificationRepository repository;
  private final VerificationConfig config;
  private final LinkTokens tokens;
  private final Letters letters;
  private final MailSender mail;

  VerificationMailHandler(
      VerificationRepository repository,
      VerificationConfig config,
      LinkTokens tokens,
      Letters letters,
      MailSender mail) {
    this.repository = repository;
    this.config = config;
    this.tokens = tokens;
    this.letters = letters;
    this.mail = mail;
  }

  @Override
  public String topic() {
    return Verifications.TOPIC;
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    UUID id = UUID.fromString(entry.payload().getString("id"));
    return repository
        .pending(entry.userId(), id)
        .chain(
            found ->
                found.map(pending -> send(id, pending)).orElseGet(VerificationMailHandler::done));
  }

  private Uni<Void> send(UUID id, VerificationRepository.Pending pending) {
    return tokens
        .tell(Verifications.PURPOSE, id, pending.tokenHash())
        .map(token -> letters.emailVerification(pending.email(), token, config.lifetime()))
        .map(letter -> letter.chain(mail::send))
        .orElseGet(VerificationMailHandler::done);
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }
}
