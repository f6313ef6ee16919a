package dev.devmentor.auth.apitoken;

import dev.devmentor.auth.token.LinkTokens;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What an API token looks like: {@code dmt_} and 256 random bits in base64url. The prefix lets
 * scanners of repositories find tokens that leaked.
 */
final class ApiTokenText {

  private static final String PREFIX = "dmt_";
  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private ApiTokenText() {}

  /** A new one. */
  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether it is worth asking the database. */
  static boolean isShaped(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** What is stored of it. */
  static Buffer hash(String text) {
    return LinkTokens.hash(text);
  }
}
