package dev.devmentor.gateway.identity;

import dev.devmentor.gateway.admission.AdmissionConfig;
import dev.devmentor.gateway.admission.AdmissionMetrics;
import dev.devmentor.gateway.admission.Claim;
import dev.devmentor.gateway.admission.RateLimitHeaders;
import dev.devmentor.gateway.admission.RateLimiter;
import dev.devmentor.gateway.admission.RatePolicy;
import dev.devmentor.gateway.admission.Verdict;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import dev.devmentor.gateway.client.ClientAddress;
import dev.devmentor.gateway.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Counts unknown tokens by address: API tokens before auth-service is asked about them, access
 * tokens before their signature is checked.
 */
@Singleton
class StrangerLimit {

  private final RateLimiter limiter;
  private final AdmissionMetrics metrics;
  private final RatePolicy ofApiTokens;
  private final RatePolicy ofAccessTokens;

  StrangerLimit(
      RateLimiter limiter,
      AdmissionMetrics metrics,
      AdmissionConfig admission,
      ApiTokenConfig apiTokens,
      AccessTokenConfig accessTokens) {
    this.limiter = limiter;
    this.metrics = metrics;
    this.ofApiTokens = policy(admission, "devmentor.api-token.rate", apiTokens.rate());
    this.ofAccessTokens = policy(admission, "devmentor.access-token.rate", accessTokens.rate());
  }

  private static RatePolicy policy(AdmissionConfig admission, String property, String name) {
    RatePolicy policy = admission.ratePolicies().get(name);
    if (policy == null) {
      throw new IllegalArgumentException(property + " cannot be " + name);
    }
    return policy;
  }

  /** Fails with a {@link Refusal} (429) when this address has tried too many. */
  Uni<Void> admitApiToken(Stranger stranger) {
    return admit(ofApiTokens, stranger);
  }

  /** Fails with a {@link Refusal} (429) when this address has tried too many. */
  Uni<Void> admitAccessToken(Stranger stranger) {
    return admit(ofAccessTokens, stranger);
  }

  private Uni<Void> admit(RatePolicy policy, Stranger stranger) {
    Claim claim = new Claim(policy, ClientAddress.subject(stranger.address()), Optional.empty());
    return Uni.createFrom()
        .completionStage(() -> limiter.decide(claim).toCompletionStage())
        .invoke(verdict -> metrics.count(stranger.route(), policy, verdict))
        .map(verdict -> checked(policy, verdict));
  }

  private static Void checked(RatePolicy policy, Verdict verdict) {
    if (verdict.outcome() == Outcome.LIMITED) {
      throw RateLimitHeaders.refusal(policy, verdict);
    }
    return null;
  }
}
