package dev.devmentor.platform.outbox;

import dev.devmentor.platform.rowsecurity.SchemaConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** The rows of the schema's {@code outbox}, as its worker sees them. */
@ApplicationScoped
class OutboxStore {

  private final Pool pool;
  private final String table;

  OutboxStore(Pool pool, SchemaConfig config) {
    this.pool = pool;
    this.table = config.schema() + ".outbox";
  }

  /**
   * Claims what is due. The claim is a lease: the entry is due again when the lease has run out, so
   * nothing needs to be cleaned up after a crash.
   */
  Uni<List<OutboxEntry>> claim(Collection<String> topics, int most, Duration lease) {
    String sql =
        """
        update %1$s
           set attempts = attempts + 1, available_at = now() + $3 * interval '1 millisecond'
         where id in (select id from %1$s
                       where parked_at is null and available_at <= now() and topic = any($1)
                       order by available_at
                       limit $2 for update skip locked)
        returning id, topic, user_id, payload, attempts
        """
            .formatted(table);
    return pool.preparedQuery(sql)
        .execute(Tuple.of(topics.toArray(String[]::new), most, (double) lease.toMillis()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  private OutboxEntry entry(Row row) {
    return new OutboxEntry(
        row.getUUID("id"),
        row.getString("topic"),
        row.getUUID("user_id"),
        row.get(JsonObject.class, "payload"),
        row.getInteger("attempts"));
  }

  Uni<Void> done(OutboxEntry entry) {
    return execute("delete from %s where id = $1", Tuple.of(entry.id()));
  }

  Uni<Void> retry(OutboxEntry entry, Duration wait, String error) {
    return execute(
        """
        update %s set available_at = now() + $2 * interval '1 millisecond', last_error = $3
         where id = $1
        """,
        Tuple.of(entry.id(), (double) wait.toMillis(), error));
  }

  Uni<Void> park(OutboxEntry entry, String error) {
    return execute(
        "update %s set parked_at = now(), last_error = $2 where id = $1",
        Tuple.of(entry.id(), error));
  }

  /** How many were given up. */
  Uni<Long> countParked() {
    String sql = "select count(*) as parked from %s where parked_at is not null".formatted(table);
    return pool.query(sql).execute().map(rows -> rows.iterator().next().getLong("parked"));
  }

  /** Forgets some of what was given up so long ago; how much. */
  Uni<Integer> purgeParked(Duration age) {
    String sql =
        """
        delete from %1$s
         where id = any (array(select id from %1$s
                                where parked_at < now() - $1 * interval '1 second'
                                limit 1000 for update skip locked))
        """
            .formatted(table);
    return pool.preparedQuery(sql)
        .execute(Tuple.of((double) age.toSeconds()))
        .map(SqlResult::rowCount);
  }

  private Uni<Void> execute(String sql, Tuple parameters) {
    return pool.preparedQuery(sql.formatted(table)).execute(parameters).replaceWithVoid();
  }
}
