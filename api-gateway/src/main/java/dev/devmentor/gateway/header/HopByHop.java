package dev.devmentor.gateway.header;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
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

  /** What a body needs wherever it goes, whatever {@code Connection} says. */
  private static final Set<String> OF_THE_BODY =
      Set.of("content-encoding", "content-length", "content-type");

  private HopByHop() {}

  /** The names of the fields of this message that must not be passed on, in lower case. */
  static Set<String> namesIn(MultiMap headers) {
    List<String> named = headers.getAll("Connection");
    if (named.isEmpty() || (named.size() == 1 && named.getFirst().equalsIgnoreCase("keep-alive"))) {
      return ALWAYS;
    }
    Set<String> names = new HashSet<>(ALWAYS);
    for (String value : named) {
      for (String name : value.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    names.removeAll(OF_THE_BODY);
    return names;
  }
}
