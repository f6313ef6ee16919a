package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.policy.CachePolicy;
import dev.devmentor.gateway.cache.store.AnswerStore;
import dev.devmentor.gateway.cache.store.Copies;
import dev.devmentor.gateway.cache.store.Copy;
import dev.devmentor.gateway.cache.store.Finding;
import dev.devmentor.gateway.cache.store.Reading;
import dev.devmentor.gateway.cache.store.StoreKeys;
import dev.devmentor.gateway.intake.RequestBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks Redis whether this process's copy of the answer is still good, where there is one. The
 * question goes out with the limiter's, so that a hit costs one round trip; {@link ResponseCache}
 * uses what comes back once the request is admitted.
 */
@Singleton
public class CacheLookup implements Stage {

  private static final List<String> UNCACHEABLE =
      List.of("Pragma", "Range", "If-Match", "If-Unmodified-Since", "If-Range");

  private final Copies copies;
  private final AnswerStore store;
  private final CacheConfig config;

  CacheLookup(Copies copies, AnswerStore store, CacheConfig config) {
    this.copies = copies;
    this.store = store;
    this.config = config;
  }

  @Override
  public void handle(Exchange exchange) {
    policy(exchange).ifPresent(policy -> begin(exchange, policy));
    exchange.next();
  }

  /** How the answer to this request is kept; empty if it is not. */
  static Optional<CachePolicy> policy(Exchange exchange) {
    return exchange.route().cache().filter(_ -> exchange.request().method().equals(HttpMethod.GET));
  }

  private void begin(Exchange exchange, CachePolicy policy) {
    MultiMap headers = exchange.request().headers();
    CacheControl wanted = CacheControl.of(headers);
    if (!isUnwanted(headers, wanted) && !RequestBody.isExpected(exchange.request())) {
      Reading reading = reading(exchange, policy, wanted);
      exchange.lookup(new Lookup(reading, check(reading)));
    }
  }

  private Reading reading(Exchange exchange, CachePolicy policy, CacheControl wanted) {
    long seconds = wanted.seconds("max-age").orElse(-1);
    List<String> tags = new ArrayList<>(CacheKeys.tags(exchange, policy.tags()));
    tags.add(StoreKeys.EVERYTHING);
    return new Reading(
        CacheKeys.answer(exchange),
        tags,
        policy,
        config.coalesceFor(),
        seconds < 0 ? -1 : seconds * 1_000);
  }

  private static boolean isUnwanted(MultiMap headers, CacheControl wanted) {
    return wanted.has("no-store")
        || wanted.has("no-cache")
        || UNCACHEABLE.stream().anyMatch(headers::contains);
  }

  private Future<Optional<Finding>> check(Reading reading) {
    return copies
        .find(reading)
        .map(copy -> check(reading, copy))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<Finding>> check(Reading reading, Copy copy) {
    return store
        .age(copy)
        .map(
            age ->
                age.isPresent() && reading.takes(age.getAsLong())
                    ? Optional.of(copy.found(age.getAsLong()))
                    : Optional.empty());
  }
}
