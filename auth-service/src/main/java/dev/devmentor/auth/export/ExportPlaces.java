package dev.devmentor.auth.export;

import dev.devmentor.auth.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Who exports at the moment: each user once, and few at one time. */
@ApplicationScoped
class ExportPlaces {

  private final Set<UUID> users = ConcurrentHashMap.newKeySet();
  private final Semaphore documents;
  private final Semaphore writers;

  ExportPlaces(ExportConfig config) {
    this.documents = new Semaphore(config.documents());
    this.writers = new Semaphore(config.writers());
  }

  /**
   * A place to write a document in, and to keep it.
   *
   * @throws Refusal.ExportUnderWay if the user has one
   * @throws Refusal.TooBusy if others have them all
   */
  void take(UUID userId) {
    if (!users.add(userId)) {
      throw new Refusal.ExportUnderWay();
    }
    if (!documents.tryAcquire()) {
      users.remove(userId);
      throw new Refusal.TooBusy("exports");
    }
    if (!writers.tryAcquire()) {
      leave(userId);
      throw new Refusal.TooBusy("exports");
    }
  }

  /** The document is written, or is not going to be. */
  void stopWriting() {
    writers.release();
  }

  /** The document is gone. */
  void leave(UUID userId) {
    users.remove(userId);
    documents.release();
  }
}
