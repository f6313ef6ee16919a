package dev.devmentor.memory.document;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The table of documents, through the Vert.x client alone: a document is one flat row without
 * associations, batches insert hundreds of them, and "insert, or say which one is there already" is
 * a statement that an object mapper does not have.
 */
@ApplicationScoped
class DocumentRepository {

  private static final String SELECT =
      """
      select d.id, d.user_id, d.project_id, d.title, d.source, d.author, d.thread, d.position,
             d.content_type, d.status::text, d.error, d.tags, d.metadata, d.occurred_at,
             d.valid_until, d.superseded_by, d.pinned, d.version, d.created_at, d.updated_at,
             (select count(*)::integer from memory.chunks c where c.document_id = d.id) as chunks
        from memory.documents d
      """;

  static final String FIND = SELECT + "where d.id = $1";

  private final RowSecurity database;

  DocumentRepository(RowSecurity database) {
    this.database = database;
  }

  /** A document that was stored now, or was there already. */
  record Stored(UUID id, boolean created) {}

  /** Stores documents, each unless it is there already; the answers are in the same order. */
  Uni<List<Stored>> store(SqlConnection connection, UUID userId, List<NewDocument> documents) {
    String sql =
        """
        insert into memory.documents as d
          (user_id, project_id, title, source, author, thread, position, content_type, content,
           content_sha256, tags, metadata, occurred_at, valid_from)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, coalesce($13, now()))
            on conflict (user_id, project_id, thread, position, content_sha256)
                  where deleted_at is null
            do update set content_sha256 = d.content_sha256
        returning new.id, old.id is null as created
        """;
    List<Tuple> rows = documents.stream().map(document -> values(userId, document)).toList();
    return connection.preparedQuery(sql).executeBatch(rows).map(DocumentRepository::stored);
  }

  private static Tuple values(UUID userId, NewDocument document) {
    return Tuple.from(
        Arrays.asList(
            userId,
            document.projectId(),
            document.title(),
            document.source(),
            document.author(),
            document.thread(),
            document.position(),
            document.contentType(),
            document.content(),
            Buffer.buffer(document.contentHash()),
            document.tags().stream().distinct().toArray(String[]::new),
            new JsonObject(document.metadata()),
            utc(document.occurredAt())));
  }

  /** A batch answers with one set of rows for each of its members. */
  private static List<Stored> stored(RowSet<Row> first) {
    List<Stored> stored = new ArrayList<>();
    for (RowSet<Row> rows = first; rows != null; rows = rows.next()) {
      Row row = rows.iterator().next();
      stored.add(new Stored(row.getUUID("id"), row.getBoolean("created")));
    }
    return stored;
  }

  /** Which of these projects the user may read. */
  Uni<List<UUID>> accessible(SqlConnection connection, List<UUID> projectIds) {
    String sql =
        """
        select m.project_id as id
          from projects.memberships m
         where m.project_id = any($1) and not m.deleted
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(projectIds.toArray(UUID[]::new)))
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
  }

  /** The documents with these ids that the user may read, in any order. */
  Uni<List<Document>> find(SqlConnection connection, List<UUID> ids) {
    return connection
        .preparedQuery(SELECT + "where d.id = any($1)")
        .execute(Tuple.of(ids.toArray(UUID[]::new)))
        .map(rows -> stream(rows).map(DocumentRepository::document).toList());
  }

  /** One document, if the user may read it. */
  Uni<Optional<Document>> find(UUID userId, UUID id) {
    return database
        .read(userId, FIND, Tuple.of(id))
        .map(rows -> stream(rows).map(DocumentRepository::document).findFirst());
  }

  /** One more than the page holds, newest first. */
  Uni<List<Document>> list(UUID userId, DocumentFilter filter, PageRequest page) {
    Filter wanted = filter.on(new Filter());
    wanted.andIfPresent("d.id < ?", page.cursor().map(cursor -> cursor.uuid(0)).orElse(null));
    UUID project = filter.project();
    String owner = project == null ? "d.user_id" : "d.project_id";
    String whose = wanted.parameter(project == null ? userId : project);
    String sql =
        SELECT
            + "where %s = %s%s order by d.id desc limit %s"
                .formatted(owner, whose, wanted.sql(), wanted.parameter(page.limit() + 1));
    return database
        .read(userId, sql, wanted.parameters())
        .map(rows -> stream(rows).map(DocumentRepository::document).toList());
  }

  /** The text and what it is; empty if the user may not read it. */
  Uni<Optional<DocumentText>> text(UUID userId, UUID id) {
    String sql =
        """
        select content, content_type from memory.documents where id = $1
        """;
    return database
        .read(userId, sql, Tuple.of(id))
        .map(rows -> stream(rows).map(DocumentRepository::text).findFirst());
  }

  private static DocumentText text(Row row) {
    return new DocumentText(row.getString("content"), row.getString("content_type"));
  }

  /** Has other changes of the document wait for the end of this transaction. */
  Uni<Void> lock(SqlConnection connection, UUID userId, UUID id) {
    String sql =
        """
        select id from memory.documents where id = $1 and user_id = $2 for no key update
        """;
    return connection.preparedQuery(sql).execute(Tuple.of(id, userId)).replaceWithVoid();
  }

  /** Has whoever wants to refer to the document wait for the end of this transaction, too. */
  Uni<Void> lockOut(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select id from memory.documents where id = $1 for update")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  /** Keeps this user's others from changing who supersedes whom, until the transaction ends. */
  Uni<Void> lockSuccession(SqlConnection connection, UUID userId) {
    return connection
        .preparedQuery(
            "select pg_advisory_xact_lock(hashtextextended('memory.succession/' || $1::text, 0))")
        .execute(Tuple.of(userId.toString()))
        .replaceWithVoid();
  }

  /** Writes what a client may change: the next version. */
  Uni<Void> update(SqlConnection connection, Document changed) {
    String sql =
        """
        update memory.documents
           set title = $2, tags = $3, metadata = $4, pinned = $5, valid_until = $6,
               superseded_by = $7
         where id = $1
        """;
    Tuple parameters =
        Tuple.from(
            Arrays.asList(
                changed.id(),
                changed.title(),
                changed.tags().stream().distinct().toArray(String[]::new),
                new JsonObject(changed.metadata()),
                changed.pinned(),
                utc(changed.validUntil()),
                changed.supersededBy()));
    return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
  }

  /**
   * Whether one document holds in place of another, directly or through others; empty if the user
   * has no such document.
   */
  Uni<Optional<Boolean>> leadsTo(SqlConnection connection, UUID userId, UUID from, UUID to) {
    String sql =
        """
        with recursive successors as (
          select d.id, d.superseded_by from memory.documents d where d.id = $1 and d.user_id = $2
          union
          select d.id, d.superseded_by
            from memory.documents d join successors s on d.id = s.superseded_by
        )
        select bool_or(id = $3) as found from successors
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(from, userId, to))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getBoolean("found")));
  }

  /** Deletes a document; triggers remove its chunks and have its vectors removed. */
  Uni<Void> delete(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select memory.discard_document($1)")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  private static Document document(Row row) {
    return new Document(
        row.getUUID("id"),
        row.getUUID("user_id"),
        row.getUUID("project_id"),
        row.getString("title"),
        row.getString("source"),
        row.getString("author"),
        row.getString("thread"),
        row.getInteger("position"),
        row.getString("content_type"),
        DocumentStatus.of(row.getString("status")),
        row.getString("error"),
        row.getInteger("chunks"),
        List.of(row.getArrayOfStrings("tags")),
        row.get(JsonObject.class, "metadata").getMap(),
        instant(row, "occurred_at"),
        instant(row, "valid_until"),
        row.getUUID("superseded_by"),
        row.getBoolean("pinned"),
        row.getInteger("version"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
