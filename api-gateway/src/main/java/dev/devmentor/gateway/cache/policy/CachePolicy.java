package dev.devmentor.gateway.cache.policy;

import dev.devmentor.gateway.cache.policy.CacheConfig.PolicyConfig;
import java.time.Duration;
import java.util.List;

/**
 * How the answers of a route are kept.
 *
 * @param name its name in the configuration
 * @param fresh how long an answer is given without asking
 * @param whileRevalidating how long beyond that, while one request asks
 * @param ifError how long beyond {@code fresh}, when the service fails
 * @param tags what they depend on
 */
public record CachePolicy(
    String name,
    Duration fresh,
    Duration whileRevalidating,
    Duration ifError,
    List<TagTemplate> tags) {

  static CachePolicy of(String name, PolicyConfig config) {
    boolean sensible =
        config.fresh().isPositive()
            && !config.staleWhileRevalidate().isNegative()
            && !config.staleIfError().isNegative()
            && !config.tags().isEmpty();
    if (!sensible) {
      throw new IllegalArgumentException(
          "devmentor.cache.policies." + name + " needs tags and times that are not negative");
    }
    return new CachePolicy(
        name,
        config.fresh(),
        config.staleWhileRevalidate(),
        config.staleIfError(),
        config.tags().stream().map(TagTemplate::of).toList());
  }

  /** How long an answer exists. */
  public Duration life() {
    Duration stale = whileRevalidating.compareTo(ifError) > 0 ? whileRevalidating : ifError;
    return fresh.plus(stale);
  }
}
