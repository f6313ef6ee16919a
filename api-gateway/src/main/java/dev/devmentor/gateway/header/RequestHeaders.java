package dev.devmentor.gateway.header;

import dev.devmentor.gateway.client.ClientOrigin;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.platform.request.RequestIds;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/**
 * What a service is told: the client's fields without those of one connection and without those by
 * which a client could pass for somebody else. The gateway says where the request came from, and
 * puts an access token in the place of an API token.
 */
public final class RequestHeaders {

  private static final Set<String> OURS =
      Set.of(
          "forwarded",
          "host",
          "via",
          "x-http-method",
          "x-http-method-override",
          "x-internal-key",
          "x-method-override",
          "x-original-url",
          "x-real-ip",
          "x-request-id",
          "x-rewrite-url");

  private static final CharSequence FORWARDED = HttpHeaders.createOptimized("Forwarded");
  private static final CharSequence X_FORWARDED_FOR =
      HttpHeaders.createOptimized("X-Forwarded-For");
  private static final CharSequence X_FORWARDED_HOST =
      HttpHeaders.createOptimized("X-Forwarded-Host");
  private static final CharSequence X_FORWARDED_PROTO =
      HttpHeaders.createOptimized("X-Forwarded-Proto");

  private RequestHeaders() {}

  /** Fills the fields of the request that goes to the service. */
  public static void copy(Exchange exchange, MultiMap target) {
    HttpServerRequest request = exchange.request();
    MultiMap sent = request.headers();
    Set<String> hopByHop = HopByHop.namesIn(sent);
    boolean whole = exchange.capture().isPresent();
    sent.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!hopByHop.contains(lower) && !isClaim(lower) && !(whole && isCondition(lower))) {
            target.add(name, value);
          }
        });
    exchange
        .caller()
        .ifPresent(caller -> target.set(HttpHeaders.AUTHORIZATION, "Bearer " + caller.bearer()));
    describe(exchange.client(), target);
    target.set(RequestIds.HEADER, exchange.requestId());
  }

  /** Where the gateway keeps the answer it needs the whole, and checks the condition itself. */
  private static boolean isCondition(String name) {
    return name.equals("if-none-match") || name.equals("if-modified-since");
  }

  private static boolean isClaim(String name) {
    return name.startsWith("x-user-") || name.startsWith("x-forwarded-") || OURS.contains(name);
  }

  private static void describe(ClientOrigin client, MultiMap target) {
    target.set(X_FORWARDED_FOR, client.address());
    target.set(X_FORWARDED_PROTO, client.scheme());
    String node =
        client.address().contains(":") ? "\"[" + client.address() + "]\"" : client.address();
    String forwarded = "for=" + node + ";proto=" + client.scheme();
    if (!client.host().isEmpty()) {
      target.set(X_FORWARDED_HOST, client.host());
      forwarded += ";host=\"" + client.host() + "\"";
    }
    target.set(FORWARDED, forwarded);
  }
}
