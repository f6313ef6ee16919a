package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.RatePolicy.Subject;
import dev.devmentor.gateway.client.ClientAddress;
import dev.devmentor.gateway.identity.Caller;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.platform.token.AccessToken;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Counts the request, as its policy says, and turns away revoked sessions. */
@Singleton
public class Admission implements Stage {

  private final RateLimiter limiter;
  private final AdmissionMetrics metrics;

  Admission(RateLimiter limiter, AdmissionMetrics metrics) {
    this.limiter = limiter;
    this.metrics = metrics;
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
        .onSuccess(verdict -> metrics.count(exchange.route().name(), policy.get(), verdict))
        .onSuccess(verdict -> apply(exchange, policy.get(), verdict));
  }

  private static Claim claim(Exchange exchange, RatePolicy policy) {
    return new Claim(
        policy,
        subject(exchange, policy.per()),
        exchange.caller().map(caller -> caller.token().sessionId()));
  }

  private static String subject(Exchange exchange, Subject per) {
    Optional<Caller> caller = exchange.caller();
    return switch (per) {
      case USER -> caller.map(Caller::userId).orElseGet(() -> address(exchange));
      case TOKEN ->
          caller
              .map(Caller::token)
              .map(AccessToken::sessionId)
              .map(UUID::toString)
              .orElseGet(() -> address(exchange));
      case ADDRESS -> address(exchange);
    };
  }

  private static String address(Exchange exchange) {
    return ClientAddress.subject(exchange.client().address());
  }

  private static void apply(Exchange exchange, RatePolicy policy, Verdict verdict) {
    switch (verdict.outcome()) {
      case ADMITTED -> {
        RateLimitHeaders.write(policy, verdict, exchange.response().headers());
        exchange.next();
      }
      case LIMITED -> exchange.refuse(RateLimitHeaders.refusal(policy, verdict));
      case REVOKED -> exchange.refuse(Refusal.unauthenticated("The session has ended."));
    }
  }
}
