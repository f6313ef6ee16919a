package dev.devmentor.auth.session;

import dev.devmentor.auth.client.Client;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The sessions of a user: listed and ended. */
@ApplicationScoped
public class SessionService {

  private final SessionRepository repository;
  private final SessionEnd end;
  private final RowSecurity rows;

  SessionService(SessionRepository repository, SessionEnd end, RowSecurity rows) {
    this.repository = repository;
    this.end = end;
    this.rows = rows;
  }

  /** The open ones, the one used last first. */
  Uni<List<SessionView>> open(UUID userId, UUID current) {
    return repository.open(userId, current);
  }

  /** Ends the session that asks. */
  Uni<Void> logout(UUID userId, UUID sessionId, Client client) {
    return end(userId, sessionId, RevokeReason.LOGOUT, client).replaceWithVoid();
  }

  /** Ends another session of the user; {@link NotFound} if there is none such that is open. */
  Uni<Void> revoke(UUID userId, UUID sessionId, Client client) {
    return end(userId, sessionId, RevokeReason.REVOKED, client)
        .invoke(
            ended -> {
              if (ended.isEmpty()) {
                throw new NotFound("session");
              }
            })
        .replaceWithVoid();
  }

  private Uni<List<UUID>> end(UUID userId, UUID sessionId, RevokeReason reason, Client client) {
    return rows.transaction(userId, c -> end.one(c, userId, sessionId, reason, client))
        .call(end::announce);
  }

  /** Ends all of them. */
  Uni<Void> logoutAll(UUID userId, Client client) {
    return rows.transaction(userId, c -> end.all(c, userId, RevokeReason.LOGOUT_ALL, client))
        .call(end::announce)
        .replaceWithVoid();
  }
}
