package dev.devmentor.memory.document;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Waits until a document is indexed. It looks at the row: whichever replica indexes the document
 * leaves its mark there.
 */
@ApplicationScoped
class IndexWait {

  private static final Duration STEP = Duration.ofMillis(50);

  private final DocumentRepository documents;

  IndexWait(DocumentRepository documents) {
    this.documents = documents;
  }

  /** The document once it is no longer pending, or as it is when the time is up. */
  Uni<StoredDocument> until(UUID userId, StoredDocument stored, Duration time) {
    return until(userId, stored, System.nanoTime() + time.toNanos());
  }

  private Uni<StoredDocument> until(UUID userId, StoredDocument stored, long deadline) {
    if (stored.document().status() != DocumentStatus.PENDING || System.nanoTime() >= deadline) {
      return Uni.createFrom().item(stored);
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(STEP)
        .chain(() -> documents.find(userId, stored.document().id()))
        .map(found -> found.map(stored::with).orElse(stored))
        .chain(current -> until(userId, current, deadline));
  }
}
