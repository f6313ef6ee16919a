package dev.devmentor.migrations.bootstrap;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/**
 * What PostgreSQL stores of a password (SCRAM-SHA-256, RFC 5803). It is computed here, so that no
 * password appears in a statement or in the log of the server.
 */
final class ScramSecret {

  private static final Pattern STORED = Pattern.compile("SCRAM-SHA-256\\$(\\d+):([^$]+)\\$.+");

  private ScramSecret() {}

  static String of(String password) {
    return PasswordUtil.encodeScramSha256(password.toCharArray());
  }

  /** Whether a stored secret, which may be null or of an older kind, is one of this password. */
  static boolean matches(String stored, String password) {
    Matcher matcher = STORED.matcher(stored == null ? "" : stored);
    if (!matcher.matches()) {
      return false;
    }
    int iterations = Integer.parseInt(matcher.group(1));
    byte[] salt = Base64.getDecoder().decode(matcher.group(2));
    return stored.equals(PasswordUtil.encodeScramSha256(password.toCharArray(), iterations, salt));
  }
}
