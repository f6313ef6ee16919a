package dev.devmentor.memory.index;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What the reconciler asks of the tables. It works for no user, so row-level security shows it
 * nothing; these functions tell ids and counts.
 */
@ApplicationScoped
class UpkeepRepository {

  private final Pool pool;

  UpkeepRepository(Pool pool) {
    this.pool = pool;
  }

  /**
   * How much there is.
   *
   * @param embedded chunks whose vector should be in the collection
   * @param queued entries of the outbox that wait
   */
  record Counts(
      long documents, long pending, long failed, long chunks, long embedded, long queued) {}

  /** Counts all there is, which takes its time once there is much. */
  Uni<Counts> counts(String collection) {
    String sql =
        """
        select documents, pending, failed, chunks, embedded, queued from memory.index_counts($1)
        """;
    return pool.withTransaction(
        connection ->
            connection
                .query("set local statement_timeout = '10min'")
                .execute()
                .chain(() -> connection.preparedQuery(sql).execute(Tuple.of(collection)))
                .map(rows -> counts(rows.iterator().next())));
  }

  private static Counts counts(Row row) {
    return new Counts(
        row.getLong("documents"),
        row.getLong("pending"),
        row.getLong("failed"),
        row.getLong("chunks"),
        row.getLong("embedded"),
        row.getLong("queued"));
  }

  /** The next chunks, by their ids, whose vector should be in the collection. */
  Uni<List<UUID>> embedded(String collection, UUID after, int most) {
    return ids(
        "select id from memory.embedded_chunks($1, $2, $3) as id",
        Tuple.of(collection, after, most));
  }

  /** Which of these ids are no chunks. */
  Uni<List<UUID>> absent(List<UUID> ids) {
    return ids("select id from memory.absent_chunks($1) as id", array(ids));
  }

  /** Has chunks embedded again. */
  Uni<Void> reindex(List<UUID> chunkIds) {
    return pool.preparedQuery("select memory.reindex_chunks($1)")
        .execute(array(chunkIds))
        .replaceWithVoid();
  }

  /** Has documents indexed that nobody is about to index; how many. */
  Uni<Integer> reindexLeftOut(String collection, int most) {
    return pool.preparedQuery("select memory.reindex_left_out($1, $2) as documents")
        .execute(Tuple.of(collection, most))
        .map(rows -> rows.iterator().next().getInteger("documents"));
  }

  private static Tuple array(List<UUID> ids) {
    return Tuple.of(ids.toArray(UUID[]::new));
  }

  private Uni<List<UUID>> ids(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters).map(UpkeepRepository::ids);
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList();
  }
}
