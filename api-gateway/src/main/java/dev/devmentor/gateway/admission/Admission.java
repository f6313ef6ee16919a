package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.platform.token.AccessToken;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Counts the request, by user or by address, and turns away revoked sessions. */
@Singleton
public class Admission implements Stage {

  private final RateLimiter limiter;

  Admission(RateLimiter limiter) {
    this.limiter = limiter;
  }

  @Override
  public void handle(Exchange exchange) {
    Optional<RatePolicy> policy = exchange.route().rate();
    if (policy.isEmpty()) {
      exchange.next();
      return;
    }
    limiter
        .decide(claim(exchange, policy.get()))
        .onSuccess(verdict -> apply(exchange, policy.get(), verdict));
  }

  private static Claim claim(Exchange exchange, RatePolicy policy) {
    return new Claim(
        policy,
        exchange
            .identity()
            .map(AccessToken::getName)
            .orElseGet(
                () -> ClientAddress.subject(exchange.request().remoteAddress().hostAddress())),
        exchange.identity().map(AccessToken::sessionId));
  }

  private static void apply(Exchange exchange, RatePolicy policy, Verdict verdict) {
    switch (verdict.outcome()) {
      case ADMITTED -> {
        RateLimitHeaders.write(policy, verdict, exchange.response().headers());
        exchange.next();
      }
      case LIMITED -> {
        RateLimitHeaders.write(policy, verdict, exchange.response().headers());
        exchange.refuse(Refusal.rateLimited(verdict.retryAfter()));
      }
      case REVOKED -> exchange.refuse(Refusal.unauthenticated("The session has ended."));
    }
  }
}
