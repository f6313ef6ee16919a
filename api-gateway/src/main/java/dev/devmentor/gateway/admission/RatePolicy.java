package dev.devmentor.gateway.admission;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A token bucket: {@code limit} requests at once, refilled evenly in the course of {@code window}.
 *
 * @param name its name in the configuration, in Redis and in {@code RateLimit} fields
 * @param limit capacity in requests
 * @param window time that refills an empty bucket
 */
public record RatePolicy(String name, long limit, Duration window) {

  /** Time that refills one request, in microseconds. */
  public long interval() {
    return window.dividedBy(ChronoUnit.MICROS.getDuration()) / limit;
  }

  /** How far the theoretical arrival time may run ahead of the clock, in microseconds. */
  public long tolerance() {
    return interval() * limit;
  }
}
