package dev.devmentor.auth.recovery;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.session.RevokeReason;
import dev.devmentor.auth.session.SessionEnd;
import dev.devmentor.platform.outbox.Outbox;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sets a password that was hashed before, ends the sessions of whoever knew the old one, and has
 * the user told.
 */
@ApplicationScoped
class NewPassword {

  private final RecoveryRepository repository;
  private final SessionEnd sessions;
  private final AuditLog audit;
  private final Outbox outbox;
  private final RowSecurity rows;

  NewPassword(
      RecoveryRepository repository,
      SessionEnd sessions,
      AuditLog audit,
      Outbox outbox,
      RowSecurity rows) {
    this.repository = repository;
    this.sessions = sessions;
    this.audit = audit;
    this.outbox = outbox;
    this.rows = rows;
  }

  /**
   * One hash in place of another.
   *
   * @param checkedHash what the user's current password matched
   * @param newHash of the new one
   */
  record Change(String checkedHash, String newHash) {}

  /** Whether it was changed; not if the stored hash is another one by now. */
  Uni<Boolean> change(UUID userId, UUID sessionId, Change change, Client client) {
    return rows.transaction(
            userId,
            connection ->
                repository
                    .change(connection, userId, change)
                    .chain(
                        changed ->
                            changed
                                ? ended(
                                    connection,
                                    userId,
                                    sessionId,
                                    AuditEvent.PASSWORD_CHANGED,
                                    client)
                                : Uni.createFrom().item(Optional.<List<UUID>>empty())))
        .call(this::announce)
        .map(Optional::isPresent);
  }

  /** Whether it was reset; not if the link was used in the meantime. */
  Uni<Boolean> reset(KnownReset reset, String newHash, Client client) {
    UUID userId = reset.userId();
    return rows.transaction(
            userId,
            connection ->
                repository
                    .use(connection, reset)
                    .call(used -> used ? repository.reset(connection, userId, newHash) : none())
                    .chain(
                        used ->
                            used
                                ? ended(connection, userId, null, AuditEvent.PASSWORD_RESET, client)
                                : Uni.createFrom().item(Optional.<List<UUID>>empty())))
        .call(this::announce)
        .map(Optional::isPresent);
  }

  private Uni<Optional<List<UUID>>> ended(
      SqlConnection connection, UUID userId, UUID kept, AuditEvent event, Client client) {
    return sessions
        .allBut(connection, userId, kept, RevokeReason.PASSWORD_CHANGED)
        .call(
            () ->
                audit
                    .appendNumbered(connection, event, userId, client)
                    .chain(sequence -> tell(connection, userId, sequence)))
        .map(Optional::of);
  }

  private Uni<Void> tell(SqlConnection connection, UUID userId, long sequence) {
    return outbox.append(
        connection, ChangedMailHandler.TOPIC, userId, ChangedMailHandler.payload(sequence));
  }

  private Uni<Void> announce(Optional<List<UUID>> ended) {
    return ended.map(sessions::announce).orElseGet(NewPassword::none);
  }

  private static Uni<Void> none() {
    return Uni.createFrom().voidItem();
  }
}
