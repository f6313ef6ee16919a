package dev.devmentor.gateway.header;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Header fields that speak of one connection only (RFC 9110, section 7.6.1). */
final class HopByHop {

  private static final Set<String> ALWAYS =
      Set.of(
          "connection",
          "expect",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HopByHop() {}

  /** The names of the fields of this message that must not be passed on, in lower case. */
  static Set<String> namesIn(MultiMap headers) {
    String connection = headers.get("Connection");
    if (connection == null || connection.equalsIgnoreCase("keep-alive")) {
      return ALWAYS;
    }
    Set<String> names = new HashSet<>(ALWAYS);
    for (String value : headers.getAll("Connection")) {
      for (String name : value.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
