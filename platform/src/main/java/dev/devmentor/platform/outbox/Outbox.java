package dev.devmentor.platform.outbox;

import dev.devmentor.platform.rowsecurity.SchemaConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes entries into the schema's {@code outbox}, in the transaction of the work they follow. */
@ApplicationScoped
public class Outbox {

  private final OutboxWorker worker;
  private final String table;

  Outbox(OutboxWorker worker, SchemaConfig config) {
    this.worker = worker;
    this.table = config.schema() + ".outbox";
  }

  /** In a transaction of the Vert.x client; the user may be null. */
  public Uni<Void> append(SqlConnection connection, String topic, UUID userId, JsonObject payload) {
    return connection
        .preparedQuery(
            "insert into %s (topic, user_id, payload) values ($1, $2, $3)".formatted(table))
        .execute(Tuple.of(topic, userId, payload))
        .replaceWithVoid();
  }

  /** In a Hibernate Reactive session; the user may be null. */
  public Uni<Void> append(Mutiny.Session session, String topic, UUID userId, JsonObject payload) {
    return session
        .createNativeQuery(
            """
            insert into %s (topic, user_id, payload)
            values (?1, cast(?2 as uuid), cast(?3 as jsonb))
            """
                .formatted(table))
        .setParameter(1, topic)
        .setParameter(2, userId == null ? null : userId.toString())
        .setParameter(3, payload.encode())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Has the worker look now instead of at its next poll; to be called after the commit. */
  public void wake() {
    worker.wake();
  }
}
