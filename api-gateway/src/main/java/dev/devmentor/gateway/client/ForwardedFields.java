package dev.devmentor.gateway.client;

import dev.devmentor.gateway.client.ProxyTrustConfig.Field;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What proxies have written about a request, nearest last.
 *
 * @param addresses of the client and each proxy but the nearest; those that are no IP address are
 *     kept as they are
 * @param scheme as the nearest proxy says it; empty if it does not
 * @param host as the nearest proxy says it; empty if it does not
 */
record ForwardedFields(List<String> addresses, String scheme, String host) {

  static ForwardedFields of(MultiMap headers, Field field) {
    return switch (field) {
      case X_FORWARDED ->
          new ForwardedFields(
              elements(headers, "X-Forwarded-For").stream().map(ForwardedFields::address).toList(),
              last(elements(headers, "X-Forwarded-Proto")),
              last(elements(headers, "X-Forwarded-Host")));
      case FORWARDED -> standard(elements(headers, "Forwarded"));
    };
  }

  private static ForwardedFields standard(List<String> hops) {
    List<String> addresses = new ArrayList<>();
    hops.forEach(hop -> addresses.add(address(parameter(hop, "for"))));
    String nearest = last(hops);
    return new ForwardedFields(addresses, parameter(nearest, "proto"), parameter(nearest, "host"));
  }

  private static List<String> elements(MultiMap headers, String name) {
    List<String> elements = new ArrayList<>();
    for (String value : headers.getAll(name)) {
      for (String element : value.split(",", -1)) {
        elements.add(element.strip());
      }
    }
    return elements;
  }

  private static String last(List<String> values) {
    return values.isEmpty() ? "" : values.getLast();
  }

  private static String parameter(String hop, String name) {
    for (String pair : hop.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(name)) {
        return pair.substring(equals + 1).strip().replace("\"", "");
      }
    }
    return "";
  }

  /** Without port and brackets. */
  private static String address(String node) {
    if (node.startsWith("[")) {
      return node.substring(1, Math.max(1, node.indexOf(']')));
    }
    int colon = node.indexOf(':');
    return colon > 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }

  /** Whether this is an IPv4 or IPv6 address, not a name; nothing is looked up. */
  static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
