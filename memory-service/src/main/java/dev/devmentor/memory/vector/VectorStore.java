package dev.devmentor.memory.vector;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Where vectors are found. It holds nothing that PostgreSQL does not: all of it can be made again.
 * Every operation fails with {@code BackendUnavailable} (503) when the store does not answer in
 * time; all of them may be repeated.
 */
public interface VectorStore {

  /** The collection in use; it is named for the model. */
  String collection();

  /** Adds points, or replaces those with the same id; completes when searches see them. */
  Uni<Void> store(List<ChunkPoint> points);

  /** Gives all points of a document these labels. */
  Uni<Void> label(Labels labels);

  /** Removes all points of a document. */
  Uni<Void> removeDocument(UUID documentId);

  /** Removes points by their chunks. */
  Uni<Void> remove(List<UUID> chunkIds);

  /** The best points, best first. */
  Uni<List<VectorHit>> search(VectorQuery query);

  /** How many points there are. */
  Uni<Long> count();

  /** Which of these chunks have a point. */
  Uni<Set<UUID>> present(List<UUID> chunkIds);

  /** A part of all points. */
  Uni<PointPage> page(UUID from, int most);

  /**
   * A part of all points.
   *
   * @param chunkIds whose points they are
   * @param next where the next part begins; null after the last one
   */
  record PointPage(List<UUID> chunkIds, UUID next) {}
}
