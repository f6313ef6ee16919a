package dev.devmentor.gateway.normalization;

/** Keeps a query as it is, but escapes what may not stand in a request line. */
final class QueryNormalizer {

  private QueryNormalizer() {}

  /**
   * The query without the question mark; empty for none.
   *
   * @throws IllegalArgumentException with words for the client
   */
  static String normalize(String raw) {
    if (raw == null || raw.isEmpty() || isNormal(raw)) {
      return raw == null ? "" : raw;
    }
    StringBuilder normal = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      append(raw, i, normal);
    }
    return normal.toString();
  }

  private static boolean isNormal(String query) {
    return query.chars().allMatch(c -> isPlain((char) c));
  }

  private static boolean isPlain(char c) {
    return Escapes.isUnreserved(c) || "!$&'()*+,;=:@/?".indexOf(c) >= 0;
  }

  /** The decoder hands over bytes as characters up to 255. */
  private static void append(String raw, int at, StringBuilder normal) {
    char c = raw.charAt(at);
    if (c <= ' ' || c == 0x7f || c > 0xff) {
      throw new IllegalArgumentException("The query has a character that must not be there.");
    }
    if (c == '%') {
      Escapes.byteAt(raw, at);
    }
    if (isPlain(c) || c == '%') {
      normal.append(c);
    } else {
      Escapes.append(c, normal);
    }
  }
}
