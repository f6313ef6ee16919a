package dev.devmentor.memory.chunk;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of chunks, as readers see it. */
@ApplicationScoped
class ChunkRepository {

  static final String LIST =
      """
      select id, document_id, ordinal, content, start_offset, end_offset, token_count
        from memory.chunks
       where document_id = $1 and ordinal > $2
       order by ordinal
       limit $3
      """;

  private final RowSecurity database;

  ChunkRepository(RowSecurity database) {
    this.database = database;
  }

  /** One more than the page holds, in the order of the text. */
  Uni<List<StoredChunk>> list(UUID userId, UUID documentId, PageRequest page) {
    int after = page.cursor().map(cursor -> ordinal(cursor.string(0))).orElse(-1);
    return database
        .read(userId, LIST, Tuple.of(documentId, after, page.limit() + 1))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(ChunkRepository::chunk)
                    .toList());
  }

  private static int ordinal(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new InvalidRequest("cursor", "is not a cursor of this list");
    }
    return Integer.parseInt(text);
  }

  private static StoredChunk chunk(Row row) {
    return new StoredChunk(
        row.getUUID("id"),
        row.getUUID("document_id"),
        row.getInteger("ordinal"),
        row.getString("content"),
        row.getInteger("start_offset"),
        row.getInteger("end_offset"),
        row.getInteger("token_count"));
  }
}
