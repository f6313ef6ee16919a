package dev.devmentor.auth.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads what belongs to a user, through a cursor: it never is in memory as a whole. */
@ApplicationScoped
class ExportRepository {

  private static final int ROWS_AT_ONCE = 200;

  private final Pool pool;

  ExportRepository(Pool pool) {
    this.pool = pool;
  }

  /**
   * A row of the user.
   *
   * @param collection the table, with its schema
   * @param json the row
   */
  record Item(String collection, String json) {}

  /** Every row, those of one table after each other, as it was at one moment. */
  Multi<Item> items(UUID userId) {
    return Multi.createFrom()
        .resourceFromUni(() -> begin(userId), connection -> items(connection, userId))
        .withFinalizer(
            ExportRepository::end, (connection, _) -> end(connection), ExportRepository::end);
  }

  private Uni<SqlConnection> begin(UUID userId) {
    String begin =
        "begin isolation level repeatable read read only; set local app.user_id = '" + userId + "'";
    return pool.getConnection()
        .chain(connection -> connection.query(begin).execute().replaceWith(connection));
  }

  private static Multi<Item> items(SqlConnection connection, UUID userId) {
    return connection
        .prepare("select collection, item::text as item from auth.export_user($1)")
        .onItem()
        .transformToMulti(query -> query.createStream(ROWS_AT_ONCE, Tuple.of(userId)).toMulti())
        .map(ExportRepository::item);
  }

  private static Item item(Row row) {
    return new Item(row.getString("collection"), row.getString("item"));
  }

  private static Uni<Void> end(SqlConnection connection) {
    return connection.query("rollback").execute().eventually(connection::close).replaceWithVoid();
  }
}
