package dev.devmentor.gateway.normalization;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One spelling for each path (RFC 3986, section 6.2.2): escapes that are not needed are decoded,
 * empty and dot segments resolved. What servers are known to read differently is refused: encoded
 * slashes, backslashes, control characters, path parameters, bytes that are no UTF-8, and paths
 * that climb above the root.
 */
final class PathNormalizer {

  private PathNormalizer() {}

  /**
   * The normalised path, without a slash at its end.
   *
   * @throws IllegalArgumentException with words for the client
   */
  static String normalize(String raw) {
    if (raw == null || !raw.startsWith("/")) {
      throw new IllegalArgumentException("The path must begin with a slash.");
    }
    return isNormal(raw) ? raw : withoutDots(Escapes.reduce(raw, PathNormalizer::checked));
  }

  /** True for the common case, found out in one pass without garbage. */
  private static boolean isNormal(String path) {
    char before = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean plain = Escapes.isUnreserved(c) || c == '/';
      if (!plain || (before == '/' && (c == '/' || c == '.'))) {
        return false;
      }
      before = c;
    }
    return path.length() == 1 || before != '/';
  }

  /** The character itself if it may stand in a path as it is. */
  private static char checked(char c) {
    if (Escapes.isUnreserved(c) || "/!$&'()*+,=:@".indexOf(c) >= 0) {
      return c;
    }
    throw new IllegalArgumentException("The path has a character that must not be there.");
  }

  private static String withoutDots(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> climb(segments);
        default -> segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static void climb(Deque<String> segments) {
    if (segments.pollLast() == null) {
      throw new IllegalArgumentException("The path leads above the root.");
    }
  }
}
