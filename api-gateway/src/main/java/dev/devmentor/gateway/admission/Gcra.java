package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.Verdict.Outcome;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The generic cell rate algorithm (ITU-T I.371, annex A): a token bucket that is one number, the
 * theoretical arrival time of the next request. {@code admission.lua} is the same in Redis.
 */
final class Gcra {

  private Gcra() {}

  /**
   * What becomes of a request.
   *
   * @param arrival the bucket afterwards: theoretical arrival time in microseconds
   * @param verdict what the client is told
   */
  record Step(long arrival, Verdict verdict) {}

  /**
   * Counts one request.
   *
   * @param arrival the bucket before, 0 for a new one
   * @param now microseconds on the same clock
   */
  static Step count(RatePolicy policy, long arrival, long now) {
    long next = Math.max(arrival, now) + policy.interval();
    long ahead = next - now;
    if (ahead > policy.tolerance()) {
      long wait = ahead - policy.tolerance();
      return new Step(
          arrival, new Verdict(Outcome.LIMITED, 0, micros(arrival - now), micros(wait)));
    }
    long remaining = (policy.tolerance() - ahead) / policy.interval();
    return new Step(next, new Verdict(Outcome.ADMITTED, remaining, micros(ahead), Duration.ZERO));
  }

  static Duration micros(long count) {
    return Duration.of(count, ChronoUnit.MICROS);
  }
}
