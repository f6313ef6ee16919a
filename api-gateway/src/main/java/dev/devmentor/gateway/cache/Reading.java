package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.CachePolicy;
import dev.devmentor.gateway.pipeline.Exchange;
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
 * @param timeout how long the service may take
 * @param greatestAge that the client takes, in milliseconds; -1 for any
 */
record Reading(
    String key, List<String> tags, CachePolicy policy, Duration timeout, long greatestAge) {

  static Reading of(Exchange exchange, CachePolicy policy, CacheControl wanted) {
    long seconds = wanted.seconds("max-age").orElse(-1);
    return new Reading(
        CacheKeys.answer(exchange),
        CacheKeys.tags(exchange, policy.tags()),
        policy,
        exchange.route().limits().timeout(),
        seconds < 0 ? -1 : seconds * 1_000);
  }

  /** The arguments of {@code cache-find.lua}. */
  void describe(Request request, Duration generationLife) {
    request
        .arg(UUID.randomUUID().toString())
        .arg(generationLife.toMillis())
        .arg(timeout.toMillis() + 1_000)
        .arg(policy.fresh().toMillis())
        .arg(policy.whileRevalidating().toMillis())
        .arg(greatestAge);
  }
}
