package dev.devmentor.memory.history;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of past searches. */
@ApplicationScoped
class HistoryRepository {

  static final String LIST =
      """
      select id, query, mode::text, filters, result_count, top_score, took_ms, created_at
        from memory.search_history
       where user_id = $1
         and ($2::timestamptz is null or (created_at, id) < ($2, $3))
       order by created_at desc, id desc
       limit $4
      """;

  private final RowSecurity database;

  HistoryRepository(RowSecurity database) {
    this.database = database;
  }

  Uni<Void> save(UUID userId, PastSearch search) {
    String sql =
        """
        insert into memory.search_history
          (user_id, query, mode, filters, result_count, top_score, took_ms)
        values ($1, $2, $3::text::memory.search_mode, $4, $5, $6, $7)
        """;
    Tuple values =
        Tuple.from(
            Arrays.asList(
                userId,
                search.query(),
                search.mode(),
                new JsonObject(search.filters()),
                search.resultCount(),
                search.topScore(),
                search.tookMs()));
    return database.transaction(
        userId, connection -> connection.preparedQuery(sql).execute(values).replaceWithVoid());
  }

  /** One more than the page holds, newest first. */
  Uni<List<HistoryEntry>> list(UUID userId, PageRequest page) {
    Optional<Cursor> after = page.cursor();
    OffsetDateTime time =
        after.map(cursor -> cursor.instant(0).atOffset(ZoneOffset.UTC)).orElse(null);
    UUID id = after.map(cursor -> cursor.uuid(1)).orElse(null);
    return database
        .read(userId, LIST, Tuple.from(Arrays.asList(userId, time, id, page.limit() + 1)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(HistoryRepository::entry)
                    .toList());
  }

  private static HistoryEntry entry(Row row) {
    return new HistoryEntry(
        row.getUUID("id"),
        row.getString("query"),
        row.getString("mode"),
        row.get(JsonObject.class, "filters").getMap(),
        row.getInteger("result_count"),
        row.getDouble("top_score"),
        row.getInteger("took_ms"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  Uni<Void> clear(UUID userId) {
    String sql =
        """
        delete from memory.search_history where user_id = $1
        """;
    return database.transaction(
        userId,
        connection -> connection.preparedQuery(sql).execute(Tuple.of(userId)).replaceWithVoid());
  }
}
