package dev.devmentor.auth.session;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.revocation.Revocations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Ends sessions: in PostgreSQL, in the audit log and, through {@link Revocations}, at the gateway.
 * The first two happen in the caller's transaction, as the user whose sessions they are.
 */
@ApplicationScoped
public class SessionEnd {

  private final SessionRepository repository;
  private final Revocations revocations;
  private final AuditLog audit;

  SessionEnd(SessionRepository repository, Revocations revocations, AuditLog audit) {
    this.repository = repository;
    this.revocations = revocations;
    this.audit = audit;
  }

  /** Ends one session; its id, or nothing if it was over or is not the user's. */
  public Uni<List<UUID>> one(
      SqlConnection connection, UUID userId, UUID sessionId, RevokeReason reason, Client client) {
    return repository
        .revoke(connection, sessionId, reason)
        .call(ended -> record(connection, userId, ended, reason, client));
  }

  /** Ends every session of the user; their ids. */
  public Uni<List<UUID>> all(
      SqlConnection connection, UUID userId, RevokeReason reason, Client client) {
    return repository
        .revokeAll(connection, userId, null, reason)
        .call(ended -> record(connection, userId, ended, reason, client));
  }

  private Uni<Void> record(
      SqlConnection connection, UUID userId, List<UUID> ended, RevokeReason reason, Client client) {
    if (ended.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return revocations
        .record(connection, ended)
        .chain(() -> audit.append(connection, event(reason), userId, client));
  }

  private static AuditEvent event(RevokeReason reason) {
    return switch (reason) {
      case LOGOUT -> AuditEvent.LOGOUT;
      case LOGOUT_ALL -> AuditEvent.LOGOUT_ALL;
      case REVOKED -> AuditEvent.SESSION_REVOKED;
      case TOKEN_REUSED -> AuditEvent.TOKEN_REUSED;
      case PASSWORD_CHANGED -> AuditEvent.PASSWORD_CHANGED;
      case DEACTIVATED -> AuditEvent.USER_DEACTIVATED;
    };
  }

  /**
   * Ends the sessions of the user because of something that the caller records; their ids.
   *
   * @param kept stays open; null for none
   */
  public Uni<List<UUID>> allBut(
      SqlConnection connection, UUID userId, UUID kept, RevokeReason reason) {
    return repository
        .revokeAll(connection, userId, kept, reason)
        .call(ended -> revocations.record(connection, ended));
  }

  /**
   * Ends all sessions of the user and keeps API tokens out of the gateway's memory; the ids of
   * both. The user may be another one than the current one, if that is an administrator.
   */
  public Uni<List<UUID>> everything(SqlConnection connection, UUID userId, RevokeReason reason) {
    return allBut(connection, userId, null, reason)
        .chain(
            ended ->
                repository
                    .apiTokens(connection, userId)
                    .call(tokens -> revocations.record(connection, tokens))
                    .map(tokens -> Stream.concat(ended.stream(), tokens.stream()).toList()));
  }

  /** After the commit: has the gateway refuse their access tokens at once. */
  public Uni<Void> announce(List<UUID> ended) {
    return revocations.announce(ended);
  }
}
