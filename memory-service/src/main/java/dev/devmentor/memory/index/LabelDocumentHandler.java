package dev.devmentor.memory.index;

import dev.devmentor.memory.vector.VectorStore;
import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Tells the vector store of changes that searches filter by; vectors stay as they are. */
@ApplicationScoped
class LabelDocumentHandler implements OutboxHandler {

  private final IndexRepository repository;
  private final VectorStore vectors;

  LabelDocumentHandler(IndexRepository repository, VectorStore vectors) {
    this.repository = repository;
    this.vectors = vectors;
  }

  @Override
  public String topic() {
    return "label-document";
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    UUID documentId = UUID.fromString(entry.payload().getString("documentId"));
    return repository
        .find(entry.userId(), documentId)
        .chain(
            found ->
                found
                    .map(document -> label(entry.userId(), document))
                    .orElseGet(() -> vectors.removeDocument(documentId)));
  }

  private Uni<Void> label(UUID userId, IndexedDocument document) {
    return vectors
        .label(document.labels())
        .chain(() -> repository.find(userId, document.labels().documentId()))
        .invoke(now -> checkUnchanged(document, now))
        .replaceWithVoid();
  }

  private static void checkUnchanged(IndexedDocument before, Optional<IndexedDocument> now) {
    if (now.isEmpty() || now.get().version() != before.version()) {
      throw new ChangedMeanwhile();
    }
  }
}
