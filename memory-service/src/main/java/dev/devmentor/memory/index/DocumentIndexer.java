package dev.devmentor.memory.index;

import dev.devmentor.memory.chunk.Chunk;
import dev.devmentor.memory.chunk.Chunker;
import dev.devmentor.memory.vector.VectorStore;
import dev.devmentor.platform.context.CallerContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Brings the index up to one document: cuts it, embeds the chunks that have no vector, stores the
 * vectors, and marks the document. Each step finds what the step before has left, so it may be
 * killed anywhere and started over.
 */
@ApplicationScoped
class DocumentIndexer {

  private final IndexRepository repository;
  private final Chunker chunker;
  private final ChunkEmbedder embedder;
  private final VectorStore vectors;
  private final IndexLedger ledger;

  DocumentIndexer(
      IndexRepository repository,
      Chunker chunker,
      ChunkEmbedder embedder,
      VectorStore vectors,
      IndexLedger ledger) {
    this.repository = repository;
    this.chunker = chunker;
    this.embedder = embedder;
    this.vectors = vectors;
    this.ledger = ledger;
  }

  /** Indexes a document, or a slice of a long one; removes the vectors of one that is gone. */
  Uni<Void> index(UUID userId, UUID documentId) {
    return repository
        .find(userId, documentId)
        .chain(
            found ->
                found
                    .map(document -> cut(document).chain(() -> embed(document)))
                    .orElseGet(() -> vectors.removeDocument(documentId)));
  }

  private Uni<Void> cut(IndexedDocument document) {
    if (document.cut()) {
      return Uni.createFrom().voidItem();
    }
    Uni<List<Chunk>> chunks =
        Uni.createFrom()
            .item(() -> chunker.cut(document.content(), document.contentType()))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return CallerContext.resume(chunks)
        .chain(cut -> repository.saveChunks(document.labels().userId(), document, cut));
  }

  private Uni<Void> embed(IndexedDocument document) {
    return ledger
        .due(document)
        .chain(slice -> embedder.embed(document, slice))
        .call(embedded -> vectors.store(embedded.points()))
        .chain(embedded -> ledger.record(document, embedded))
        .chain(there -> there ? Uni.createFrom().voidItem() : removeAgain(document));
  }

  /** The document went while its vectors were on their way. */
  private Uni<Void> removeAgain(IndexedDocument document) {
    return vectors.removeDocument(document.labels().documentId());
  }
}
