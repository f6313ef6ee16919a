package dev.devmentor.gateway.cache.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.devmentor.gateway.cache.policy.CacheConfig;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Copies of answers that were given lately, within a bounded memory. None is given before Redis has
 * said that it is still good; what they save is the way of the answer from there.
 */
@Singleton
public class Copies {

  private final Cache<String, Copy> byKey;

  Copies(CacheConfig config) {
    this.byKey =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(config.copyMemory().asLongValue())
            .weigher((String _, Copy copy) -> copy.weight())
            .expireAfterWrite(config.writeHold()) // no answer lives longer
            .build();
  }

  /** The copy of this answer, if there is one. */
  public Optional<Copy> find(Reading reading) {
    return Optional.ofNullable(byKey.getIfPresent(reading.key()));
  }

  /** Many may have waited for the same one: it is copied once. */
  public void keep(Reading reading, Finding finding) {
    if (find(reading).filter(copy -> copy.isOf(finding)).isEmpty()) {
      byKey.put(reading.key(), Copy.of(reading, finding).apart());
    }
  }
}
