package dev.devmentor.gateway.admission;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket: {@code limit} requests at once, refilled evenly in the course of {@code window}.
 *
 * @param name its name in the configuration, in Redis and in {@code RateLimit} fields
 * @param limit capacity in requests
 * @param window time that refills an empty bucket
 * @param per whose requests it counts
 */
public record RatePolicy(String name, long limit, Duration window, Subject per) {

  /** Whose requests one bucket counts. */
  public enum Subject {
    /** All of a user's, however they are sent; by address without a token. */
    USER,
    /** Those of one login or API token; by address without a token. */
    TOKEN,
    /** Those of one address, or of one /64 of IPv6. */
    ADDRESS
  }

  /** Time that refills one request, in microseconds. */
  public long interval() {
    return TimeUnit.MICROSECONDS.convert(window) / limit;
  }

  /** How far the theoretical arrival time may run ahead of the clock, in microseconds. */
  public long tolerance() {
    return interval() * limit;
  }
}
