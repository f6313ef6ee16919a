package dev.devmentor.gateway.observation;

import dev.devmentor.gateway.cache.CacheResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times requests by route, and what of it the services took. */
@Singleton
class RequestMetrics {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  /** Clients may invent methods; metrics name only these. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry registry;
  private final Map<Key, Timer> requests = new ConcurrentHashMap<>();
  private final Map<CacheKey, Counter> caches = new ConcurrentHashMap<>();
  private final Map<String, Timer> upstreams = new ConcurrentHashMap<>();

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  private record CacheKey(String route, CacheResult result) {}

  private record Key(String route, String method, int status) {}

  void record(Outcome outcome) {
    String method = METHODS.contains(outcome.method()) ? outcome.method() : "other";
    requests
        .computeIfAbsent(new Key(outcome.route(), method, outcome.status()), this::requests)
        .record(outcome.time());
    outcome
        .cache()
        .ifPresent(
            result ->
                caches
                    .computeIfAbsent(new CacheKey(outcome.route(), result), this::cache)
                    .increment());
  }

  /** So long a service took for the head of its answer, whether its client has waited or not. */
  void answered(String service, Duration time) {
    upstreams.computeIfAbsent(service, this::upstream).record(time);
  }

  private Counter cache(CacheKey key) {
    return Counter.builder("devmentor.gateway.cache")
        .description("What the cache did for requests to the routes that have one")
        .tag("route", key.route())
        .tag("result", key.result().name())
        .register(registry);
  }

  private Timer requests(Key key) {
    return Timer.builder("devmentor.gateway.requests")
        .description("Requests from the first byte read to the last byte written")
        .tag("route", key.route())
        .tag("method", key.method())
        .tag("status", String.valueOf(key.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Timer upstream(String service) {
    return Timer.builder("devmentor.gateway.upstream")
        .description("Time until the head of a service's answer")
        .tag("service", service)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
