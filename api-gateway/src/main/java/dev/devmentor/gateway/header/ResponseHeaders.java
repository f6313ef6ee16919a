package dev.devmentor.gateway.header;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/**
 * What a client is told: the service's fields without those of one connection and without those
 * that the gateway has to say alone.
 */
public final class ResponseHeaders {

  private static final Set<String> OURS =
      Set.of("age", "ratelimit", "ratelimit-policy", "x-cache", "x-request-id");

  private ResponseHeaders() {}

  /**
   * Copies the fields of the service's answer.
   *
   * @param origin scheme, host and port of the service; clients cannot follow links to it, so they
   *     become links to the gateway
   */
  public static void copy(MultiMap answered, String origin, MultiMap target) {
    Set<String> hopByHop = HopByHop.namesIn(answered);
    answered.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!hopByHop.contains(lower) && !isOurs(lower)) {
            target.add(name, lower.equals("location") ? relative(value, origin) : value);
          }
        });
  }

  private static boolean isOurs(String name) {
    return OURS.contains(name)
        || name.startsWith("access-control-")
        || SecurityHeaders.isOurs(name);
  }

  private static String relative(String location, String origin) {
    return location.startsWith(origin + "/") ? location.substring(origin.length()) : location;
  }
}
