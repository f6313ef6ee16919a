package dev.devmentor.memory.search;

import dev.devmentor.memory.vector.VectorFilter;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The text behind the hits. The tables have the last word on what a search may show. */
@ApplicationScoped
class SearchRepository {

  private final RowSecurity database;

  SearchRepository(RowSecurity database) {
    this.database = database;
  }

  /** The projects whose documents the user may read. */
  Uni<List<UUID>> projects(UUID userId) {
    String sql =
        """
        select id from projects.accessible_project_ids() as id
        """;
    return database
        .read(userId, sql, Tuple.tuple())
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
  }

  /**
   * The chunks among these that the user may read. What can change after a document was indexed is
   * checked again, for the vector store learns of it a little later.
   */
  Uni<Map<UUID, FoundChunk>> load(VectorFilter filter, List<UUID> chunkIds) {
    String sql =
        """
        select c.id, c.document_id, c.content, d.title, d.project_id, d.occurred_at, d.created_at,
               d.tags
          from memory.chunks c
          join memory.documents d on d.id = c.document_id
          left join memory.documents s on s.id = d.superseded_by
         where c.id = any($1)
           and d.tags @> $2
           and case when $3::timestamptz is not null
                    then (d.valid_from <= $3 or d.valid_until <= d.valid_from)
                     and (d.valid_until is null or d.valid_until > $3)
                     and ($4 or d.superseded_by is null or s.valid_from > $3)
                    else $4 or d.superseded_by is null
                           and (d.valid_until is null or d.valid_until > now()) end
        """;
    Tuple parameters =
        Tuple.from(
            Arrays.asList(
                chunkIds.toArray(UUID[]::new),
                filter.tags().toArray(String[]::new),
                filter.asOf() == null ? null : filter.asOf().atOffset(ZoneOffset.UTC),
                filter.includeSuperseded()));
    return database
        .read(filter.userId(), sql, parameters)
        .map(
            rows ->
                stream(rows)
                    .map(SearchRepository::chunk)
                    .collect(Collectors.toMap(FoundChunk::chunkId, Function.identity())));
  }

  private static FoundChunk chunk(Row row) {
    return new FoundChunk(
        row.getUUID("id"),
        row.getUUID("document_id"),
        row.getString("title"),
        row.getString("content"),
        row.getUUID("project_id"),
        instant(row, "occurred_at"),
        instant(row, "created_at"),
        List.of(row.getArrayOfStrings("tags")));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /**
   * The nearest neighbours of chunks, by chunk: chunks of the same document, and the first chunks
   * of documents that stand beside it in its thread.
   */
  Uni<Map<UUID, List<Related>>> related(UUID userId, List<UUID> chunkIds, int most) {
    String sql =
        """
        select hit.id as hit, near.id, near.document_id, near.title, near.content, near.distance
          from memory.chunks hit
          join memory.documents d on d.id = hit.document_id
         cross join lateral (
               select n.id, n.document_id, n.title, n.content, n.distance
                 from (select c.id, c.document_id, d.title, c.content,
                              c.ordinal - hit.ordinal as distance
                         from memory.chunks c
                        where c.document_id = hit.document_id and c.id <> hit.id
                          and c.ordinal between hit.ordinal - $2 and hit.ordinal + $2
                       union all
                       select c.id, c.document_id, t.title, c.content, t.position - d.position
                         from memory.documents t
                         join memory.chunks c on c.document_id = t.id and c.ordinal = 0
                        where t.user_id = d.user_id and t.thread = d.thread and t.id <> d.id
                          and t.project_id is not distinct from d.project_id
                          and t.position between d.position::bigint - $2
                                             and d.position::bigint + $2) n
                order by abs(n.distance), n.distance
                limit $2) near
         where hit.id = any($1)
         order by hit.id, near.distance
        """;
    return database
        .read(userId, sql, Tuple.of(chunkIds.toArray(UUID[]::new), most))
        .map(
            rows ->
                stream(rows)
                    .collect(
                        Collectors.groupingBy(
                            row -> row.getUUID("hit"),
                            Collectors.mapping(SearchRepository::neighbour, Collectors.toList()))));
  }

  private static Related neighbour(Row row) {
    return new Related(
        row.getUUID("id"),
        row.getUUID("document_id"),
        row.getString("title"),
        row.getString("content"),
        row.getInteger("distance"));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
