package dev.devmentor.auth.recovery;

import dev.devmentor.auth.mail.Letters;
import dev.devmentor.auth.mail.MailSender;
import dev.devmentor.auth.token.LinkTokens;
import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Mails the link of a reset; not if it has expired while the mail server was away. */
@ApplicationScoped
class ResetMailHandler implements OutboxHandler {

  private final RecoveryRepository repository;
  private final RecoveryConfig config;
  private final LinkTokens tokens;
  private final Letters letters;
  private final MailSender mail;

  ResetMailHandler(
      RecoveryRepository repository,
      RecoveryConfig config,
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
    return "password-reset-mail";
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    UUID id = UUID.fromString(entry.payload().getString("id"));
    return repository
        .pending(entry.userId(), id)
        .chain(found -> found.map(pending -> send(id, pending)).orElseGet(ResetMailHandler::done));
  }

  private Uni<Void> send(UUID id, RecoveryRepository.Pending pending) {
    return tokens
        .tell(PasswordResetService.PURPOSE, id, pending.tokenHash())
        .map(token -> letters.passwordReset(pending.email(), token, config.lifetime()))
        .map(letter -> letter.chain(mail::send))
        .orElseGet(ResetMailHandler::done);
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }
}
