package dev.devmentor.benchmarks.load;

import org.HdrHistogram.Histogram;

/**
 * What the clients of one run felt.
 *
 * @param requests answers counted
 * @param failures answers with another status than expected, and requests without an answer
 * @param seconds how long answers were counted
 * @param perSecond answers as expected in one second
 * @param p50 median latency in milliseconds; in an open loop from the moment the request was due
 * @param p95 the same, 95th percentile
 * @param p99 the same, 99th percentile
 * @param max the slowest answer, in milliseconds
 */
public record Measurement(
    long requests,
    long failures,
    double seconds,
    double perSecond,
    double p50,
    double p95,
    double p99,
    double max) {

  private static final double MICROS = 1_000.0;

  /** From latencies in microseconds. */
  static Measurement of(Histogram latencies, long failures, double seconds) {
    long requests = latencies.getTotalCount();
    return new Measurement(
        requests,
        failures,
        seconds,
        (requests - failures) / seconds,
        latencies.getValueAtPercentile(50) / MICROS,
        latencies.getValueAtPercentile(95) / MICROS,
        latencies.getValueAtPercentile(99) / MICROS,
        latencies.getMaxValue() / MICROS);
  }

  /**
   * This, if every answer was as expected.
   *
   * @throws IllegalStateException with the count of those that were not
   */
  public Measurement flawless(String subject) {
    if (failures > 0 || requests == 0) {
      throw new IllegalStateException(
          "%s: %d of %d requests failed".formatted(subject, failures, requests));
    }
    return this;
  }
}
