package dev.devmentor.gateway.header;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.platform.request.RequestIds;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Set;

/**
 * What a service is told: the client's fields without those of one connection and without those by
 * which a client could pass for somebody else; where the request came from is said by the gateway.
 */
public final class RequestHeaders {

  private static final Set<String> OURS =
      Set.of(
          "forwarded",
          "host",
          "via",
          "x-http-method",
          "x-http-method-override",
          "x-method-override",
          "x-original-url",
          "x-real-ip",
          "x-request-id",
          "x-rewrite-url");

  private RequestHeaders() {}

  /** Fills the fields of the request that goes to the service. */
  public static void copy(Exchange exchange, MultiMap target) {
    HttpServerRequest request = exchange.request();
    MultiMap sent = request.headers();
    Set<String> hopByHop = HopByHop.namesIn(sent);
    sent.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!hopByHop.contains(lower) && !isClaim(lower)) {
            target.add(name, value);
          }
        });
    describe(request, target);
    target.set(RequestIds.HEADER, exchange.requestId());
  }

  private static boolean isClaim(String name) {
    return name.startsWith("x-user-") || name.startsWith("x-forwarded-") || OURS.contains(name);
  }

  private static void describe(HttpServerRequest request, MultiMap target) {
    target.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    target.set("X-Forwarded-Proto", request.scheme());
    HostAndPort authority = request.authority();
    if (authority != null) {
      target.set("X-Forwarded-Host", authority.toString());
    }
  }
}
