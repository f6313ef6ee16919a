package dev.devmentor.auth.recovery;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes down that a reset was asked for: the link, its mail and the entry in the audit log. */
@ApplicationScoped
class ResetRequests {

  private final RecoveryRepository repository;
  private final RecoveryConfig config;
  private final AuditLog audit;

  ResetRequests(RecoveryRepository repository, RecoveryConfig config, AuditLog audit) {
    this.repository = repository;
    this.config = config;
    this.audit = audit;
  }

  /**
   * For an address in its canonical form; without an account only the audit log hears of it.
   *
   * @param hash of the token that the id gives
   */
  Uni<Void> prepare(String email, UUID id, Buffer hash, Client client) {
    return repository.anonymously(
        connection ->
            repository
                .request(connection, email, id, hash, config)
                .chain(
                    userId ->
                        audit.appendAnonymous(
                            connection, AuditEvent.PASSWORD_RESET_REQUESTED, userId, client)));
  }
}
