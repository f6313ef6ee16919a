package dev.devmentor.memory.document;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client is ready to wait: {@code Prefer: wait=10} (RFC 7240, section 4.3). It is a
 * wish, not a demand: what cannot be read is passed over, and nobody waits longer than half a
 * minute.
 */
final class Preference {

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?:$|[,;])");

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Preference() {}

  /** The time in the header; zero if there is none, or no header (null). */
  static Duration wait(String prefer) {
    if (prefer == null) {
      return Duration.ZERO;
    }
    Matcher wish = WAIT.matcher(prefer);
    if (!wish.find()) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(wish.group(1)));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
