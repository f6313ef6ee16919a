package dev.devmentor.gateway.cache.store;

import dev.devmentor.gateway.digest.Digest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A service's answer with status 200, as it is kept.
 *
 * @param headers its fields as clients get them, an entity tag among them
 * @param body its body
 */
public record CachedAnswer(MultiMap headers, Buffer body) {

  private static final int TAG_LENGTH = 32;
  private static final String LINE_END = "\n";

  /** Adds an entity tag if the service gave none, and tells browsers to ask each time. */
  public static CachedAnswer of(MultiMap headers, Buffer body) {
    if (!headers.contains("ETag")) {
      headers.set(
          "ETag", "W/\"" + Digest.SHA_256.of(body.getBytes()).substring(0, TAG_LENGTH) + "\"");
    }
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "private, no-cache");
    }
    return new CachedAnswer(headers, body);
  }

  /** What {@link #head} wrote. */
  static CachedAnswer read(String head, Buffer body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    String[] lines = head.split(LINE_END, -1);
    for (int i = 0; i + 1 < lines.length; i += 2) {
      headers.add(lines[i], lines[i + 1]);
    }
    return new CachedAnswer(headers, body);
  }

  /** Names and values in turns, each with the end of a line, which no field can contain. */
  String head() {
    StringBuilder lines = new StringBuilder();
    headers.forEach(
        (name, value) -> lines.append(name).append(LINE_END).append(value).append(LINE_END));
    return lines.toString();
  }

  /** Whether a client that names these entity tags has it already (weak comparison, RFC 9110). */
  public boolean isKnownTo(Optional<String> ifNoneMatch) {
    String own = opaque(headers.get("ETag"));
    for (String tag : ifNoneMatch.orElse("").split(",", -1)) {
      String given = tag.strip();
      if (given.equals("*") || opaque(given).equals(own)) {
        return true;
      }
    }
    return false;
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
