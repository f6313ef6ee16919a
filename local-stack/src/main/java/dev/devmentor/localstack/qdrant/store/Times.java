package dev.devmentor.localstack.qdrant.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times in payloads, as Qdrant reads them: RFC 3339, also with a space for the T, without an offset
 * (then UTC) or as a date alone. Source: Qdrant's documentation, "Payload", "Datetime".
 */
public final class Times {

  private static final int MICROS_PER_SECOND = 1_000_000;

  private Times() {}

  /** Microseconds since 1970; empty if the text is no time. */
  static Optional<Long> micros(String text) {
    if (text.length() < 10 || text.length() > 40 || !Character.isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    try {
      return Optional.of(micros(instant(text)));
    } catch (DateTimeException | ArithmeticException noTime) {
      return Optional.empty();
    }
  }

  /**
   * Microseconds since 1970, rounded down.
   *
   * @throws ArithmeticException if they do not fit into 64 bits
   */
  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), (long) MICROS_PER_SECOND),
        instant.getNano() / 1_000);
  }

  private static Instant instant(String text) {
    String iso = text.replace(' ', 'T');
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean hasOffset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 9;
    return hasOffset
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
