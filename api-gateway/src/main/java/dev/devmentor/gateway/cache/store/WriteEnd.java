package dev.devmentor.gateway.cache.store;

import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What Redis is to be told of a write that is over.
 *
 * @param write which one
 * @param tags what it touches
 * @param outcome how it ended
 */
record WriteEnd(UUID write, List<String> tags, WriteOutcome outcome) {

  /** The keys of {@code cache-write-end.lua}. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(StoreKeys.generations(tags));
    keys.addAll(StoreKeys.registers(tags));
    return keys;
  }

  /** Its arguments. */
  void describe(Request request, Duration hold) {
    request
        .arg(write.toString())
        .arg(outcome.mayHaveChanged() ? 1 : 0)
        .arg(outcome.isKnown() ? 1 : 0)
        .arg(hold.toMillis());
  }
}
