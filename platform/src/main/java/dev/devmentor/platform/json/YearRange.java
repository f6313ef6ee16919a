package dev.devmentor.platform.json;

import java.time.Instant;

/** The times that RFC 3339 can write, in UTC: the years 0001 to 9999. */
public final class YearRange {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private YearRange() {}

  /** Whether the time is one of them. */
  public static boolean holds(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }
}
