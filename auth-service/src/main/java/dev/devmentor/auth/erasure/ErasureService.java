package dev.devmentor.auth.erasure;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.login.Credentials;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.session.RevokeReason;
import dev.devmentor.auth.session.SessionEnd;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRepository;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Erases an account: its row goes, and with it, by foreign keys and triggers, all that belongs to
 * the user in every schema and store. The audit log keeps its chain and forgets the person.
 */
@ApplicationScoped
public class ErasureService {

  /** What the log keeps of an erasure: that there was one. */
  private static final Client NOBODY = new Client(null, null);

  private final Credentials credentials;
  private final UserRepository users;
  private final SessionEnd sessions;
  private final AuditLog audit;
  private final RowSecurity rows;

  ErasureService(
      Credentials credentials,
      UserRepository users,
      SessionEnd sessions,
      AuditLog audit,
      RowSecurity rows) {
    this.credentials = credentials;
    this.users = users;
    this.sessions = sessions;
    this.audit = audit;
    this.rows = rows;
  }

  /**
   * Fails as {@link Credentials#verify} does, where a wrong password counts as a failed login, or
   * with {@link Refusal.LastSuperadmin}.
   */
  Uni<Void> erase(UUID id, String password, String ifMatch, Client client) {
    return users
        .find(id)
        .map(found -> found.orElseThrow(() -> new NotFound("user")))
        .invoke(user -> Versions.check(ifMatch, user.version()))
        .chain(user -> credentials.verify(user.email(), password, client))
        .chain(() -> rows.transaction(id, connection -> erase(connection, id, ifMatch)))
        .call(sessions::announce)
        .replaceWithVoid();
  }

  private Uni<List<UUID>> erase(SqlConnection connection, UUID id, String ifMatch) {
    return users
        .lock(connection, id)
        .map(found -> found.orElseThrow(() -> new NotFound("user")))
        .invoke((User user) -> Versions.check(ifMatch, user.version()))
        .chain(() -> users.isLastSuperadmin(connection))
        .invoke(ErasureService::refuseIf)
        .chain(() -> sessions.everything(connection, id, RevokeReason.LOGOUT_ALL))
        .call(() -> users.delete(connection, id))
        .call(() -> audit.appendAnonymous(connection, AuditEvent.ACCOUNT_ERASED, null, NOBODY));
  }

  private static void refuseIf(boolean lastSuperadmin) {
    if (lastSuperadmin) {
      throw new Refusal.LastSuperadmin();
    }
  }
}
