package dev.devmentor.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What is to be done next with the keys: publish, then sign, then retire. A verifier that asks
 * within {@code publishAhead} never meets a signature by a key it could not have known.
 *
 * @param lifetime how long a key signs
 * @param publishAhead how long it is published before
 */
record KeyLifecycle(Duration lifetime, Duration publishAhead) {

  /** One step; after it the question is asked again. */
  enum Step {
    /** There is none: the first key signs at once, there is no verifier yet. */
    CREATE_ACTIVE,
    /** The active key nears its end. */
    CREATE_NEXT,
    /** The next key is known by now and takes over. */
    PROMOTE,
    /** A retired key has outlived what it signed. */
    DROP_EXPIRED
  }

  /** The step that is due; empty if all is well. */
  Optional<Step> due(Collection<StoredKey> keys, Instant now) {
    if (keys.stream().anyMatch(key -> key.expiresAt() != null && !key.expiresAt().isAfter(now))) {
      return Optional.of(Step.DROP_EXPIRED);
    }
    Optional<StoredKey> active = find(keys, KeyStatus.ACTIVE);
    if (active.isEmpty()) {
      return Optional.of(Step.CREATE_ACTIVE);
    }
    Instant end = active.get().activatedAt().plus(lifetime);
    Optional<StoredKey> next = find(keys, KeyStatus.NEXT);
    if (next.isEmpty()) {
      return end.minus(publishAhead).isAfter(now)
          ? Optional.empty()
          : Optional.of(Step.CREATE_NEXT);
    }
    Instant asked = next.get().promoteAt();
    if (asked != null && !asked.isAfter(now)) {
      return Optional.of(Step.PROMOTE);
    }
    boolean known = !next.get().createdAt().plus(publishAhead).isAfter(now);
    return known && !end.isAfter(now) ? Optional.of(Step.PROMOTE) : Optional.empty();
  }

  private static Optional<StoredKey> find(Collection<StoredKey> keys, KeyStatus status) {
    return keys.stream().filter(key -> key.status() == status).findFirst();
  }
}
