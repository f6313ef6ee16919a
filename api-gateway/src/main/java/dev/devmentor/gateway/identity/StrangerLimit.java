package dev.devmentor.gateway.identity;

import dev.devmentor.gateway.admission.AdmissionConfig;
import dev.devmentor.gateway.admission.Claim;
import dev.devmentor.gateway.admission.ClientAddress;
import dev.devmentor.gateway.admission.RateLimiter;
import dev.devmentor.gateway.admission.RatePolicy;
import dev.devmentor.gateway.admission.Verdict;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import dev.devmentor.gateway.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Counts questions about unknown tokens by address, before auth-service has to answer them. */
@Singleton
class StrangerLimit {

  private final RateLimiter limiter;
  private final RatePolicy policy;

  StrangerLimit(RateLimiter limiter, AdmissionConfig admission, ApiTokenConfig config) {
    this.limiter = limiter;
    this.policy = admission.ratePolicies().get(config.rate());
    if (policy == null) {
      throw new IllegalArgumentException("devmentor.api-token.rate cannot be " + config.rate());
    }
  }

  /** Fails with a {@link Refusal} (429) when this address has asked too often. */
  Uni<Void> admit(String address) {
    Claim claim = new Claim(policy, ClientAddress.subject(address), Optional.empty());
    return Uni.createFrom()
        .completionStage(() -> limiter.decide(claim).toCompletionStage())
        .map(StrangerLimit::checked);
  }

  private static Void checked(Verdict verdict) {
    if (verdict.outcome() == Outcome.LIMITED) {
      throw Refusal.rateLimited(verdict.retryAfter());
    }
    return null;
  }
}
