package dev.devmentor.auth.apitoken;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.revocation.Revocations;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The API tokens of a user: made, listed and revoked. */
@ApplicationScoped
public class ApiTokenService {

  /** More is a leak of somebody's script, not a use. */
  private static final int MOST = 100;

  private final ApiTokenRepository repository;
  private final SealedReplies replies;
  private final Revocations revocations;
  private final AuditLog audit;
  private final RowSecurity rows;

  ApiTokenService(
      ApiTokenRepository repository,
      SealedReplies replies,
      Revocations revocations,
      AuditLog audit,
      RowSecurity rows) {
    this.repository = repository;
    this.replies = replies;
    this.revocations = revocations;
    this.audit = audit;
    this.rows = rows;
  }

  /** A new token. Fails with {@link Refusal.TooManyTokens}. */
  Uni<NewApiToken> create(ApiTokenRequest request, IdempotentRequest once, Client client) {
    return rows.transaction(
        once.userId(),
        connection ->
            replies.once(connection, once, () -> make(connection, request, once, client)));
  }

  private Uni<NewApiToken> make(
      SqlConnection connection, ApiTokenRequest request, IdempotentRequest once, Client client) {
    UUID userId = once.userId();
    return repository
        .countUsable(connection, userId)
        .invoke(
            usable -> {
              if (usable >= MOST) {
                throw new Refusal.TooManyTokens(MOST);
              }
            })
        .chain(() -> repository.insert(connection, userId, request, ApiTokenText.next()))
        .call(() -> audit.append(connection, AuditEvent.API_TOKEN_CREATED, userId, client));
  }

  Uni<List<ApiToken>> list(UUID userId) {
    return repository.list(userId);
  }

  /** Ends a token, at the gateway at once; {@link NotFound} if there is none such. */
  Uni<Void> revoke(UUID userId, UUID id, Client client) {
    return rows.transaction(userId, connection -> revoke(connection, userId, id, client))
        .call(() -> revocations.announce(List.of(id)));
  }

  private Uni<Void> revoke(SqlConnection connection, UUID userId, UUID id, Client client) {
    return repository
        .revoke(connection, id)
        .invoke(
            revoked -> {
              if (!revoked) {
                throw new NotFound("API token");
              }
            })
        .chain(() -> revocations.record(connection, List.of(id)))
        .chain(() -> audit.append(connection, AuditEvent.API_TOKEN_REVOKED, userId, client));
  }
}
