package dev.devmentor.memory.history;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of past searches. */
@ApplicationScoped
class HistoryRepository {

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
    Filter filter = new Filter(userId);
    page.cursor()
        .ifPresent(
            after ->
                filter.and(
                    "(created_at, id) < (?, ?)",
                    after.instant(0).atOffset(ZoneOffset.UTC),
                    after.uuid(1)));
    String sql =
        """
        select id, query, mode::text, filters, result_count, top_score, took_ms, created_at
          from memory.search_history
         where user_id = $1%s
         order by created_at desc, id desc
         limit %s
        """
            .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return database
        .readInOrder(userId, sql, filter.parameters())
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
