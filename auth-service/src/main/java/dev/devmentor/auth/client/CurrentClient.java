package dev.devmentor.auth.client;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Who sent the request at hand. The gateway drops every {@code X-Forwarded-For} that comes from
 * outside and writes its own; this service is reachable from the gateway alone. Whoever else
 * reaches it can choose the address it is known by, so of several entries only the last counts: the
 * one that the nearest proxy wrote.
 */
@RequestScoped
public class CurrentClient {

  private static final int LONGEST_AGENT = 512;

  private final CurrentVertxRequest current;

  CurrentClient(CurrentVertxRequest current) {
    this.current = current;
  }

  /** The client as far as it can be known. */
  public Client get() {
    HttpServerRequest request = current.getCurrent().request();
    return of(
        request.getHeader("X-Forwarded-For"),
        Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress).orElse(null),
        request.getHeader("User-Agent"));
  }

  static Client of(String forwardedFor, String peer, String userAgent) {
    String address =
        Optional.ofNullable(forwardedFor)
            .map(list -> list.substring(list.lastIndexOf(',') + 1).strip())
            .flatMap(CurrentClient::literal)
            .or(() -> Optional.ofNullable(peer).flatMap(CurrentClient::literal))
            .orElse(null);
    return new Client(address, shorten(userAgent));
  }

  /** No name is looked up, and a zone says nothing elsewhere. */
  private static Optional<String> literal(String address) {
    int zone = address.indexOf('%');
    try {
      String text = zone < 0 ? address : address.substring(0, zone);
      return Optional.of(InetAddress.ofLiteral(text).getHostAddress());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String shorten(String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return null;
    }
    return userAgent.substring(0, Math.min(userAgent.length(), LONGEST_AGENT));
  }
}
