package dev.devmentor.memory.index;

import dev.devmentor.memory.chunk.Chunk;
import dev.devmentor.memory.vector.Labels;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the index reads and writes of one document, as its owner. */
@ApplicationScoped
class IndexRepository {

  private final RowSecurity database;

  IndexRepository(RowSecurity database) {
    this.database = database;
  }

  /** The document as it is now; empty if it is gone, or its owner is. */
  Uni<Optional<IndexedDocument>> find(UUID userId, UUID documentId) {
    String sql =
        """
        select d.id, d.user_id, d.project_id, d.source, d.tags,
               coalesce(d.occurred_at, d.created_at) as time,
               case when d.valid_until <= d.valid_from then null else d.valid_from end as valid_from,
               d.valid_until, s.valid_from as superseded_at, d.title, d.author, d.content_type,
               d.version, c.cut, case when not c.cut then d.content end as content
          from memory.documents d
          left join memory.documents s on s.id = d.superseded_by
         cross join lateral (select exists (select from memory.chunks c where c.document_id = d.id) as cut) c
         where d.id = $1 and d.user_id = $2
        """;
    return database
        .read(userId, sql, Tuple.of(documentId, userId))
        .map(rows -> stream(rows).map(IndexRepository::document).findFirst());
  }

  private static IndexedDocument document(Row row) {
    return new IndexedDocument(
        labels(row),
        row.getString("title"),
        row.getString("author"),
        row.getString("content_type"),
        row.getString("content"),
        row.getBoolean("cut"),
        row.getInteger("version"));
  }

  private static Labels labels(Row row) {
    return new Labels(
        row.getUUID("id"),
        row.getUUID("user_id"),
        row.getUUID("project_id"),
        row.getString("source"),
        List.of(row.getArrayOfStrings("tags")),
        instant(row, "time"),
        instant(row, "valid_from"),
        instant(row, "valid_until"),
        instant(row, "superseded_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /**
   * Keeps the chunks of a document, unless it has some already. A deletion waits for them, and
   * takes them along.
   */
  Uni<Void> saveChunks(UUID userId, IndexedDocument document, List<Chunk> chunks) {
    String sql =
        """
        insert into memory.chunks
          (user_id, document_id, project_id, ordinal, content, start_offset, end_offset, token_count)
        select d.user_id, d.id, d.project_id, $2, $3, $4, $5, $6
          from memory.documents d
         where d.id = $1
           for share
            on conflict (document_id, ordinal) do nothing
        """;
    String content = document.content();
    List<Tuple> rows =
        IntStream.range(0, chunks.size())
            .mapToObj(i -> row(document.labels().documentId(), i, content, chunks.get(i)))
            .toList();
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : database.transaction(
            userId,
            connection -> connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid());
  }

  private static Tuple row(UUID documentId, int ordinal, String content, Chunk chunk) {
    return Tuple.of(
        documentId,
        ordinal,
        content.substring(chunk.start(), chunk.end()),
        chunk.start(),
        chunk.end(),
        chunk.tokens());
  }

  /** The first chunks, in the order of the text, that have no vector in this collection. */
  Uni<List<DueChunk>> due(UUID userId, UUID documentId, String collection, int most) {
    String sql =
        """
        select c.id, c.content
          from memory.chunks c
         where c.document_id = $1
           and (select m.collection from memory.embeddings_meta m where m.chunk_id = c.id)
               is distinct from $2
         order by c.ordinal
         limit $3
        """;
    return database
        .read(userId, sql, Tuple.of(documentId, collection, most))
        .map(
            rows ->
                stream(rows)
                    .map(row -> new DueChunk(row.getUUID("id"), row.getString("content")))
                    .toList());
  }

  /** What became of a document while it was indexed. */
  enum Version {
    SAME,
    CHANGED,
    GONE
  }

  /** Compares the document with what it was, and has changes wait for this transaction. */
  Uni<Version> compare(SqlConnection connection, IndexedDocument document) {
    String sql =
        """
        select version from memory.documents where id = $1 for no key update
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(document.labels().documentId()))
        .map(rows -> stream(rows).findFirst().map(row -> row.getInteger("version")))
        .map(
            found ->
                found
                    .map(version -> version == document.version() ? Version.SAME : Version.CHANGED)
                    .orElse(Version.GONE));
  }

  /** Records which chunks have a vector. */
  Uni<Void> saveEmbeddings(SqlConnection connection, List<Embedding> embeddings) {
    String sql =
        """
        insert into memory.embeddings_meta
          (chunk_id, user_id, document_id, model, dimensions, collection, point_id, content_sha256)
        values ($1, $2, $3, $4, $5, $6, $1, decode($7, 'hex'))
            on conflict (chunk_id) do update
            set model = excluded.model, dimensions = excluded.dimensions,
                collection = excluded.collection, content_sha256 = excluded.content_sha256,
                indexed_at = now()
        """;
    List<Tuple> rows = embeddings.stream().map(IndexRepository::row).toList();
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
  }

  private static Tuple row(Embedding embedding) {
    return Tuple.from(
        Arrays.asList(
            embedding.chunkId(),
            embedding.userId(),
            embedding.documentId(),
            embedding.model(),
            embedding.dimensions(),
            embedding.collection(),
            embedding.textHash()));
  }

  /** Marks a document as found by searches. */
  Uni<Void> indexed(SqlConnection connection, UUID documentId) {
    String sql =
        """
        update memory.documents set status = 'indexed', error = null
         where id = $1 and status <> 'indexed'
        """;
    return connection.preparedQuery(sql).execute(Tuple.of(documentId)).replaceWithVoid();
  }

  /** Marks a document as given up. */
  Uni<Void> failed(UUID userId, UUID documentId, String error) {
    String sql =
        """
        update memory.documents set status = 'failed', error = $2 where id = $1
        """;
    return database.transaction(
        userId,
        connection ->
            connection.preparedQuery(sql).execute(Tuple.of(documentId, error)).replaceWithVoid());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
