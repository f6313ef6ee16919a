package dev.devmentor.gateway.admission;

import io.vertx.core.MultiMap;
import java.time.Duration;

/** Tells the client where it stands (draft-ietf-httpapi-ratelimit-headers). */
final class RateLimitHeaders {

  private RateLimitHeaders() {}

  static void write(RatePolicy policy, Verdict verdict, MultiMap headers) {
    headers.set(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(policy.name(), policy.limit(), seconds(policy.window())));
    headers.set(
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(policy.name(), verdict.remaining(), seconds(verdict.reset())));
  }

  private static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
