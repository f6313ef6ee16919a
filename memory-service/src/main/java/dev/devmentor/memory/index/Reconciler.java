package dev.devmentor.memory.index;

import dev.devmentor.memory.index.UpkeepRepository.Counts;
import dev.devmentor.memory.vector.VectorStore;
import dev.devmentor.memory.vector.VectorStore.PointPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Compares the tables with the vector store and repairs the store: vectors without a chunk are
 * removed, chunks without a vector are embedded again. Safe while documents come and go, for a
 * chunk is committed before its vector is stored, and recorded as embedded after.
 */
@ApplicationScoped
class Reconciler {

  private static final Logger LOG = Logger.getLogger(Reconciler.class);
  private static final UUID FIRST = new UUID(0, 0);

  private final UpkeepRepository repository;
  private final VectorStore vectors;
  private final IndexConfig config;

  Reconciler(UpkeepRepository repository, VectorStore vectors, IndexConfig config) {
    this.repository = repository;
    this.vectors = vectors;
    this.config = config;
  }

  /** Counts both sides. */
  Uni<IndexStatus> count() {
    return repository
        .counts(vectors.collection())
        .chain(counts -> vectors.count().map(points -> status(counts, points)));
  }

  private static IndexStatus status(Counts counts, long points) {
    return new IndexStatus(
        counts.documents(),
        counts.pending(),
        counts.failed(),
        counts.chunks(),
        points,
        Math.abs(counts.embedded() - points),
        counts.queued());
  }

  /** Compares both sides in full and repairs what differs. */
  Uni<Void> repair() {
    return removeOrphansFrom(null)
        .chain(() -> reindexLostAfter(FIRST))
        .chain(() -> repository.reindexLeftOut(vectors.collection(), config.page()))
        .invoke(documents -> told("%d documents were left out of the index", documents))
        .replaceWithVoid();
  }

  private Uni<Void> removeOrphansFrom(UUID from) {
    return vectors
        .page(from, config.page())
        .call(this::removeOrphans)
        .chain(
            page ->
                page.next() == null ? Uni.createFrom().voidItem() : removeOrphansFrom(page.next()));
  }

  private Uni<Void> removeOrphans(PointPage page) {
    return repository
        .absent(page.chunkIds())
        .invoke(orphans -> told("%d vectors had no chunk", orphans.size()))
        .chain(
            orphans -> orphans.isEmpty() ? Uni.createFrom().voidItem() : vectors.remove(orphans));
  }

  private Uni<Void> reindexLostAfter(UUID after) {
    return repository
        .embedded(vectors.collection(), after, config.page())
        .chain(
            chunkIds ->
                chunkIds.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : reindexLost(chunkIds).chain(() -> reindexLostAfter(chunkIds.getLast())));
  }

  private Uni<Void> reindexLost(List<UUID> chunkIds) {
    return vectors
        .present(chunkIds)
        .map(present -> without(chunkIds, present))
        .invoke(lost -> told("%d chunks had lost their vector", lost.size()))
        .chain(lost -> lost.isEmpty() ? Uni.createFrom().voidItem() : repository.reindex(lost));
  }

  private static List<UUID> without(List<UUID> chunkIds, Set<UUID> present) {
    return chunkIds.stream().filter(id -> !present.contains(id)).toList();
  }

  private static void told(String message, int count) {
    if (count > 0) {
      LOG.warnf(message, count);
    }
  }
}
