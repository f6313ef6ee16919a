package dev.devmentor.gateway.admission;

import java.time.Duration;

/**
 * What a rate limiter says to a claim.
 *
 * @param outcome whether it is let in
 * @param remaining how many requests could follow at once
 * @param reset until the bucket is full again
 * @param retryAfter until the next request can be let in; zero if this one was
 */
public record Verdict(Outcome outcome, long remaining, Duration reset, Duration retryAfter) {

  /** The session has ended. */
  static final Verdict REVOKED = new Verdict(Outcome.REVOKED, 0, Duration.ZERO, Duration.ZERO);

  /** What can become of a claim. */
  public enum Outcome {
    /** Let in and counted. */
    ADMITTED,
    /** Over the limit; not counted. */
    LIMITED,
    /** The session was revoked; not counted. */
    REVOKED
  }
}
