package dev.devmentor.project.input;

import dev.devmentor.platform.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A query parameter as it was sent. JAX-RS would answer 404 for a value it cannot convert; the
 * contract wants 400 with the name.
 *
 * @param name of the parameter
 * @param value null if it was not sent
 */
public record QueryValue(String name, String value) {

  private static final int LONGEST = 1_024;

  /** What decoding an address makes of bytes that are no UTF-8. */
  private static final char MALFORMED = '\uFFFD';

  /** As a UUID; null if it was not sent. */
  public UUID uuid() {
    try {
      return value == null ? null : UUID.fromString(value);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest(name, "must be a UUID");
    }
  }

  /** As a time; null if it was not sent. */
  public Instant instant() {
    try {
      return value == null ? null : inFourDigits(OffsetDateTime.parse(value));
    } catch (DateTimeException malformed) {
      throw new InvalidRequest(name, "must be a time such as 2026-01-31T12:00:00Z");
    }
  }

  private static Instant inFourDigits(OffsetDateTime time) {
    if (time.getYear() < 1 || time.getYear() > 9999) {
      throw new DateTimeException("year");
    }
    return time.toInstant();
  }

  /** Whether it was sent; {@code true} is all it can be. */
  public boolean isTrue() {
    if (value != null && !value.equals("true")) {
      throw new InvalidRequest(name, "must be true");
    }
    return value != null;
  }

  /** As text of 1 to 1,024 characters; null if it was not sent. */
  public String text() {
    if (value != null
        && (value.isEmpty()
            || value.length() > LONGEST
            || value.indexOf('\0') >= 0
            || value.indexOf(MALFORMED) >= 0
            || !StandardCharsets.UTF_8.newEncoder().canEncode(value))) {
      throw new InvalidRequest(
          name, "must have 1 to " + LONGEST + " characters of UTF-8, none of them NUL");
    }
    return value;
  }

  /** As one of a few words, in the spelling of the API; null if it was not sent. */
  public <E extends Enum<E> & Wire> E choice(Class<E> words) {
    if (value == null) {
      return null;
    }
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.wire().equals(value))
        .findFirst()
        .orElseThrow(() -> new InvalidRequest(name, "must be one of " + all(words)));
  }

  private static <E extends Enum<E> & Wire> String all(Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(Wire::wire)
        .collect(Collectors.joining(", "));
  }
}
