package dev.devmentor.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The most common passwords that are long enough to be allowed otherwise. The list goes deeper than
 * the 10,000 that must be refused; its source stands in its first lines.
 */
final class CommonPasswords {

  private static final String LIST = "common-passwords.txt";
  private static final Set<String> COMMON = read();

  private CommonPasswords() {}

  /** Whether it is on the list; capitals do not help. */
  static boolean contains(String password) {
    return COMMON.contains(password.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                CommonPasswords.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
