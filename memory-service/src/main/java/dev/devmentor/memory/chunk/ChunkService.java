package dev.devmentor.memory.chunk;

import dev.devmentor.memory.document.DocumentService;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The chunks of documents, for whoever may read the document. */
@ApplicationScoped
public class ChunkService {

  private final DocumentService documents;
  private final ChunkRepository chunks;

  ChunkService(DocumentService documents, ChunkRepository chunks) {
    this.documents = documents;
    this.chunks = chunks;
  }

  /** The chunks in the order of the text; none while the document is pending. */
  public Uni<Page<StoredChunk>> list(UUID userId, UUID documentId, PageRequest page) {
    return chunks
        .list(userId, documentId, page)
        .call(
            rows ->
                rows.isEmpty() ? documents.get(userId, documentId) : Uni.createFrom().voidItem())
        .map(rows -> Page.of(rows, page, chunk -> Cursor.of(chunk.ordinal())));
  }
}
