package dev.devmentor.memory.index;

import dev.devmentor.memory.vector.VectorStore;
import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Removes the vectors of a document that was deleted, by itself or with its owner. */
@ApplicationScoped
class RemoveDocumentHandler implements OutboxHandler {

  private final VectorStore vectors;

  RemoveDocumentHandler(VectorStore vectors) {
    this.vectors = vectors;
  }

  @Override
  public String topic() {
    return "remove-document";
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    return vectors.removeDocument(UUID.fromString(entry.payload().getString("documentId")));
  }
}
