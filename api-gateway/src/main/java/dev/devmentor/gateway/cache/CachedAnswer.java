package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.digest.Digest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.Optional;

/**
 * A service's answer with status 200, as it is kept.
 *
 * @param headers its fields as clients get them, an entity tag among them
 * @param body its body
 */
record CachedAnswer(MultiMap headers, Buffer body) {

  private static final int TAG_LENGTH = 32;

  /** Adds an entity tag if the service gave none, and tells browsers to ask each time. */
  static CachedAnswer of(MultiMap headers, Buffer body) {
    if (!headers.contains("ETag")) {
      headers.set(
          "ETag", "W/\"" + Digest.SHA_256.of(body.getBytes()).substring(0, TAG_LENGTH) + "\"");
    }
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "private, no-cache");
    }
    return new CachedAnswer(headers, body);
  }

  static CachedAnswer read(Buffer head, Buffer body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    JsonArray fields = new JsonArray(head);
    for (int i = 0; i < fields.size(); i += 2) {
      headers.add(fields.getString(i), fields.getString(i + 1));
    }
    return new CachedAnswer(headers, body);
  }

  Buffer head() {
    JsonArray fields = new JsonArray();
    headers.forEach((name, value) -> fields.add(name).add(value));
    return fields.toBuffer();
  }

  /** Whether a client that names these entity tags has it already (weak comparison, RFC 9110). */
  boolean isKnownTo(Optional<String> ifNoneMatch) {
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
