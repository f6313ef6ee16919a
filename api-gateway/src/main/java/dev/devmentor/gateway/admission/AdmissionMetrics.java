package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.Verdict.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the limiter said, by route and policy: one request may be counted by two of them. */
@Singleton
public class AdmissionMetrics {

  private final MeterRegistry registry;
  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

  AdmissionMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Key(String route, String policy, Outcome outcome) {}

  /**
   * Counts one verdict.
   *
   * @param route the name of the request's route
   */
  public void count(String route, RatePolicy policy, Verdict verdict) {
    counters
        .computeIfAbsent(new Key(route, policy.name(), verdict.outcome()), this::counter)
        .increment();
  }

  private Counter counter(Key key) {
    return Counter.builder("devmentor.gateway.admissions")
        .description("What the limiter said, by route and policy")
        .tag("route", key.route())
        .tag("policy", key.policy())
        .tag("outcome", key.outcome().name())
        .register(registry);
  }
}
