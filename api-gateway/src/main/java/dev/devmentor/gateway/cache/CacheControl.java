package dev.devmentor.gateway.cache;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The directives of a {@code Cache-Control} field (RFC 9111, section 5.2). */
record CacheControl(Map<String, String> directives) {

  static CacheControl of(MultiMap headers) {
    Map<String, String> directives = new HashMap<>();
    for (String value : headers.getAll("Cache-Control")) {
      for (String directive : value.split(",", -1)) {
        String[] pair = directive.strip().split("=", 2);
        String argument = pair.length > 1 ? pair[1].replace("\"", "").strip() : "";
        directives.put(pair[0].strip().toLowerCase(Locale.ROOT), argument);
      }
    }
    return new CacheControl(directives);
  }

  boolean has(String directive) {
    return directives.containsKey(directive);
  }

  /** In seconds; empty without it, 0 if it cannot be read. */
  OptionalLong seconds(String directive) {
    String argument = directives.get(directive);
    if (argument == null) {
      return OptionalLong.empty();
    }
    boolean number = !argument.isEmpty() && argument.length() < 10;
    return OptionalLong.of(
        number && argument.chars().allMatch(Character::isDigit) ? Long.parseLong(argument) : 0);
  }
}
