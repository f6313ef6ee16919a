package dev.devmentor.project.storage;

import dev.devmentor.platform.problem.BackendUnavailable;
import dev.devmentor.platform.problem.NotFound;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Holds contents by key. Everything fails with {@link BackendUnavailable} when the store does not
 * answer in time.
 */
public interface ContentStore {

  /** Completes if the store answers; asked before a client sends a gigabyte in vain. */
  Uni<Void> ready();

  /** Stores a content as a whole or not at all. */
  Uni<Void> put(String key, SpooledContent content);

  /** Opens a content, or a part of it; fails with {@link NotFound} if there is none. */
  Uni<StoredContent> get(String key, Optional<ByteRange> part);

  /** Deletes a content; it may be gone already. */
  Uni<Void> delete(String key);
}
