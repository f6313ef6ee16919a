package dev.devmentor.auth.recovery;

import dev.devmentor.auth.mail.Letters;
import dev.devmentor.auth.mail.MailSender;
import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells users that their password was changed, when, and where the request came from, as the audit
 * log has it.
 */
@ApplicationScoped
class ChangedMailHandler implements OutboxHandler {

  static final String TOPIC = "password-changed-mail";

  private final RecoveryRepository repository;
  private final Letters letters;
  private final MailSender mail;

  ChangedMailHandler(RecoveryRepository repository, Letters letters, MailSender mail) {
    this.repository = repository;
    this.letters = letters;
    this.mail = mail;
  }

  /** What the mail is about: an entry of the audit log. */
  static JsonObject payload(long sequence) {
    return new JsonObject().put("sequence", sequence);
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  /** Nothing is sent to whoever has erased the account by now. */
  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    return repository
        .changed(entry.userId(), entry.payload().getLong("sequence"))
        .chain(found -> found.map(this::send).orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> send(RecoveryRepository.Changed changed) {
    return letters
        .passwordChanged(changed.email(), changed.at(), changed.ipAddress())
        .chain(mail::send);
  }
}
