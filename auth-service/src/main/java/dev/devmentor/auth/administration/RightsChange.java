package dev.devmentor.auth.administration;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.session.RevokeReason;
import dev.devmentor.auth.session.SessionEnd;
import dev.devmentor.auth.user.User;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Changes the rights of an account and makes the change count at once: whoever may do less than
 * before is logged out, and what was issued before is refused at the gateway.
 */
@ApplicationScoped
class RightsChange {

  private static final List<String> ROLES = List.of("user", "admin", "superadmin");

  private final AccountRepository accounts;
  private final SessionEnd sessions;
  private final AuditLog audit;

  RightsChange(AccountRepository accounts, SessionEnd sessions, AuditLog audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * What came of it.
   *
   * @param user the account as it is now
   * @param ended sessions and tokens that are over
   */
  record Result(User user, List<UUID> ended) {}

  /** In a transaction that runs as the administrator. */
  Uni<Result> apply(
      SqlConnection connection, AccountService.Administrator admin, User before, Rights wanted) {
    if (wanted.equals(Rights.of(before))) {
      return Uni.createFrom().item(new Result(before, List.of()));
    }
    return accounts
        .change(connection, before.id(), wanted)
        .chain(
            user ->
                end(connection, before, user)
                    .call(() -> recordRole(connection, admin, before, user))
                    .call(() -> recordActivity(connection, admin, before, user))
                    .map(ended -> new Result(user, ended)));
  }

  private Uni<List<UUID>> end(SqlConnection connection, User before, User user) {
    boolean less =
        (before.active() && !user.active())
            || ROLES.indexOf(user.role()) < ROLES.indexOf(before.role());
    return less
        ? sessions.everything(connection, user.id(), RevokeReason.DEACTIVATED)
        : Uni.createFrom().item(List.of());
  }

  private Uni<Void> recordRole(
      SqlConnection connection, AccountService.Administrator admin, User before, User user) {
    return before.role().equals(user.role())
        ? Uni.createFrom().voidItem()
        : audit.append(
            connection,
            new AuditLog.Act(
                AuditEvent.ROLE_CHANGED,
                user.id(),
                admin.id(),
                new JsonObject().put("from", before.role()).put("to", user.role())),
            admin.client());
  }

  private Uni<Void> recordActivity(
      SqlConnection connection, AccountService.Administrator admin, User before, User user) {
    AuditEvent event = user.active() ? AuditEvent.USER_ACTIVATED : AuditEvent.USER_DEACTIVATED;
    return before.active() == user.active()
        ? Uni.createFrom().voidItem()
        : audit.append(
            connection,
            new AuditLog.Act(event, user.id(), admin.id(), new JsonObject()),
            admin.client());
  }

  /** After the commit. */
  Uni<Void> announce(Result result) {
    return sessions.announce(result.ended());
  }
}
