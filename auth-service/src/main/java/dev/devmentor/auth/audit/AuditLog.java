package dev.devmentor.auth.audit;

import dev.devmentor.auth.client.Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Appends to the audit log, in the transaction of what is recorded: both happen or neither. The
 * database chains the entries, one at a time, so this comes last in a transaction.
 */
@ApplicationScoped
public class AuditLog {

  private static final JsonObject NO_DETAILS = new JsonObject();

  /** Somebody did something to their own account. */
  public Uni<Void> append(SqlConnection connection, AuditEvent event, UUID userId, Client client) {
    return append(connection, new Act(event, userId, userId, NO_DETAILS), client);
  }

  /** The same; its place in the log. */
  public Uni<Long> appendNumbered(
      SqlConnection connection, AuditEvent event, UUID userId, Client client) {
    return insert(connection, new Act(event, userId, userId, NO_DETAILS), client);
  }

  /**
   * Something that was done.
   *
   * @param userId to whom; null if to nobody
   * @param actorId by whom; null if by nobody who is logged in
   * @param details about the subject alone: they are forgotten with it
   */
  public record Act(AuditEvent event, UUID userId, UUID actorId, JsonObject details) {}

  /**
   * Something was done to an account by nobody who is logged in.
   *
   * @param userId null if there is no such account
   */
  public Uni<Void> appendAnonymous(
      SqlConnection connection, AuditEvent event, UUID userId, Client client) {
    return append(connection, new Act(event, userId, null, NO_DETAILS), client);
  }

  /** Anything. */
  public Uni<Void> append(SqlConnection connection, Act act, Client client) {
    return insert(connection, act, client).replaceWithVoid();
  }

  private static Uni<Long> insert(SqlConnection connection, Act act, Client client) {
    String sql =
        """
        select auth.append_audit($1::text::auth.audit_event, $2::text::auth.audit_severity, $3, $4, $5,
                                 $6::text::inet, $7) as sequence
        """;
    Tuple parameters =
        Tuple.tuple()
            .addString(act.event().label())
            .addString(act.event().severity().label())
            .addUUID(act.userId())
            .addJsonObject(act.details())
            .addUUID(act.actorId())
            .addString(client.ipAddress())
            .addString(client.userAgent());
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(appended -> appended.iterator().next().getLong("sequence"));
  }
}
