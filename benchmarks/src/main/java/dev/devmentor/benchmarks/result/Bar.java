package dev.devmentor.benchmarks.result;

/**
 * One thing that has to be reached.
 *
 * @param name what is compared
 * @param kind which side of the limit is good
 * @param limit the bar, set before the run
 * @param measured by this run, in the same unit
 * @param unit of both; "×" for ratios
 */
public record Bar(String name, Kind kind, double limit, double measured, String unit) {

  /** Which side of the limit is good. */
  public enum Kind {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** Measured has to be this or more. */
  public static Bar atLeast(double limit, String unit, String name, double measured) {
    return new Bar(name, Kind.AT_LEAST, limit, measured, unit);
  }

  /** Measured has to be this or less. */
  public static Bar atMost(double limit, String unit, String name, double measured) {
    return new Bar(name, Kind.AT_MOST, limit, measured, unit);
  }

  /** Whether it is reached. */
  public boolean reached() {
    return switch (kind) {
      case AT_LEAST -> measured >= limit;
      case AT_MOST -> measured <= limit;
    };
  }
}
