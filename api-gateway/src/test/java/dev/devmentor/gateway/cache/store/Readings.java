package dev.devmentor.gateway.cache.store;

import dev.devmentor.gateway.cache.policy.CachePolicy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Readings of answers that no other test knows. */
final class Readings {

  private Readings() {}

  /** One whose answer is fresh for a minute, and stays unused after that. */
  static Reading unique(Duration coalesceFor) {
    return new Reading(
        "devmentor:cache:answer:" + UUID.randomUUID(),
        List.of("test/" + UUID.randomUUID()),
        new CachePolicy("test", Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, List.of()),
        coalesceFor,
        -1);
  }
}
