package dev.devmentor.gateway.cache.store;

import dev.devmentor.gateway.cache.policy.CachePolicy;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A request whose answer may be in the cache.
 *
 * @param key the answer's name in Redis
 * @param tags what the answer depends on
 * @param policy how it is kept
 * @param patience how long the others wait for the one that asks the service: if it never comes
 *     back, be it that Redis or its gateway has failed, the next one asks
 * @param greatestAge that the client takes, in milliseconds; -1 for any
 */
public record Reading(
    String key, List<String> tags, CachePolicy policy, Duration patience, long greatestAge) {

  /** Whether an answer of this age is fresh; {@code cache-find.lua} says the same in Redis. */
  public boolean takes(long age) {
    return age < policy.fresh().toMillis() && (greatestAge < 0 || age <= greatestAge);
  }

  /** The arguments of {@code cache-find.lua}. */
  void describe(Request request, Duration generationLife) {
    request
        .arg(UUID.randomUUID().toString())
        .arg(generationLife.toMillis())
        .arg(patience.toMillis())
        .arg(policy.fresh().toMillis())
        .arg(policy.whileRevalidating().toMillis())
        .arg(greatestAge);
  }
}
