package dev.devmentor.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;

/**
 * Counts in this process, for a bounded number of clients. Of revoked sessions only those are known
 * that {@link Revocations} has heard of.
 */
@Singleton
class LocalLimiter {

  private final Cache<String, Gcra.Step> buckets;

  LocalLimiter(AdmissionConfig config) {
    Duration longest =
        config.ratePolicies().values().stream()
            .map(RatePolicy::window)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    this.buckets =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(config.localClients())
            .expireAfterAccess(longest)
            .build();
  }

  Verdict decide(Claim claim) {
    long now = System.nanoTime() / 1_000;
    return buckets
        .asMap()
        .compute(
            claim.bucket(),
            (_, last) -> Gcra.count(claim.policy(), last == null ? now : last.arrival(), now))
        .verdict();
  }
}
