package dev.devmentor.auth.export;

import dev.devmentor.auth.sql.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads what belongs to a user, through a cursor: it never is in memory as a whole. */
@ApplicationScoped
class ExportRepository {

  /** A row may hold a megabyte of text, twice that in memory, and once more as it is written. */
  private static final int ROWS_AT_ONCE = 4;

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

  /**
   * Every row, those of one table after each other, as it was at one moment; some at a time.
   *
   * @param taker is given the next ones when it is done with those before
   */
  Uni<Void> read(UUID userId, Function<List<Item>, Uni<Void>> taker) {
    // The first fetch collects everything, which may take longer than a request usually has.
    String begin =
        """
        set transaction isolation level repeatable read, read only;
        set local statement_timeout = '4min';
        set local app.user_id = '%s'
        """
            .formatted(userId);
    return pool.withTransaction(
        connection ->
            connection.query(begin).execute().chain(() -> read(connection, userId, taker)));
  }

  private static Uni<Void> read(
      SqlConnection connection, UUID userId, Function<List<Item>, Uni<Void>> taker) {
    return connection
        .prepare("select collection, item::text as item from auth.export_user($1)")
        .map(query -> query.cursor(Tuple.of(userId)))
        .chain(cursor -> items(cursor).onItem().call(taker::apply).collect().last())
        .replaceWithVoid();
  }

  private static Multi<List<Item>> items(Cursor cursor) {
    return Multi.createBy()
        .repeating()
        .uni(() -> cursor.read(ROWS_AT_ONCE))
        .whilst(_ -> cursor.hasMore())
        .map(found -> Rows.list(found, ExportRepository::item));
  }

  private static Item item(Row row) {
    return new Item(row.getString("collection"), row.getString("item"));
  }
}
