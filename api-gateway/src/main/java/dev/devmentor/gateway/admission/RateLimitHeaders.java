package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.refusal.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;

/** Tells the client where it stands (draft-ietf-httpapi-ratelimit-headers). */
public final class RateLimitHeaders {

  private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
  private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");

  private RateLimitHeaders() {}

  static void write(RatePolicy policy, Verdict verdict, MultiMap headers) {
    headers.set(POLICY, policy(policy));
    headers.set(LIMIT, limit(policy, verdict));
  }

  /** 429 with these fields: whoever is over a limit learns which one and until when. */
  public static Refusal refusal(RatePolicy policy, Verdict verdict) {
    return Refusal.rateLimited(
        verdict.retryAfter(),
        Map.of(POLICY.toString(), policy(policy), LIMIT.toString(), limit(policy, verdict)));
  }

  private static String policy(RatePolicy policy) {
    return name(policy) + ";q=" + policy.limit() + ";w=" + seconds(policy.window());
  }

  private static String limit(RatePolicy policy, Verdict verdict) {
    return name(policy) + ";r=" + verdict.remaining() + ";t=" + seconds(verdict.reset());
  }

  private static String name(RatePolicy policy) {
    return "\"" + policy.name() + "\"";
  }

  private static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
