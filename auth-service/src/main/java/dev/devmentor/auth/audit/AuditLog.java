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

  /** Somebody did something to their own account. */
  public Uni<Void> append(SqlConnection connection, AuditEvent event, UUID userId, Client client) {
    return append(connection, event, userId, userId, client);
  }

  /**
   * Something was done to an account by nobody who is logged in.
   *
   * @param userId null if there is no such account
   */
  public Uni<Void> appendAnonymous(
      SqlConnection connection, AuditEvent event, UUID userId, Client client) {
    return append(connection, event, userId, null, client);
  }

  private static Uni<Void> append(
      SqlConnection connection, AuditEvent event, UUID userId, UUID actorId, Client client) {
    String sql =
        """
        select auth.append_audit($1::text::auth.audit_event, $2::text::auth.audit_severity, $3, $4, $5,
                                 $6::text::inet, $7)
        """;
    Tuple parameters =
        Tuple.tuple()
            .addString(event.label())
            .addString(event.severity().label())
            .addUUID(userId)
            .addJsonObject(new JsonObject())
            .addUUID(actorId)
            .addString(client.ipAddress())
            .addString(client.userAgent());
    return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
  }
}
