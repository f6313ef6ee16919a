package dev.devmentor.gateway.admission;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;

/** Tells the client where it stands (draft-ietf-httpapi-ratelimit-headers). */
final class RateLimitHeaders {

  private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
  private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");

  private RateLimitHeaders() {}

  static void write(RatePolicy policy, Verdict verdict, MultiMap headers) {
    String name = "\"" + policy.name() + "\"";
    headers.set(POLICY, name + ";q=" + policy.limit() + ";w=" + seconds(policy.window()));
    headers.set(LIMIT, name + ";r=" + verdict.remaining() + ";t=" + seconds(verdict.reset()));
  }

  private static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
