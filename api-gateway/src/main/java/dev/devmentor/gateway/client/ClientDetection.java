package dev.devmentor.gateway.client;

import dev.devmentor.gateway.client.ProxyTrustConfig.Field;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out where the request comes from: the other end of the connection, or, if that is a trusted
 * proxy, the last address in front of the trusted ones. What stands further left in the chain was
 * written by somebody unknown.
 */
@Singleton
public class ClientDetection implements Stage {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");

  private final Networks trusted;
  private final Field field;

  ClientDetection(ProxyTrustConfig config) {
    this.trusted =
        new Networks("devmentor.client.trusted-proxies", config.trustedProxies().orElse(Set.of()));
    this.field = config.field();
  }

  @Override
  public void handle(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    exchange.client(behind(peer(request), request.headers()));
    exchange.next();
  }

  /** Who is behind the other end of the connection. */
  ClientOrigin behind(ClientOrigin peer, MultiMap headers) {
    if (trusted.isEmpty() || !trusted.contain(peer.address())) {
      return peer;
    }
    ForwardedFields told = ForwardedFields.of(headers, field);
    return new ClientOrigin(
        client(peer.address(), told.addresses()),
        Set.of("http", "https").contains(told.scheme()) ? told.scheme() : peer.scheme(),
        HOST.matcher(told.host()).matches() ? told.host() : peer.host());
  }

  private static ClientOrigin peer(HttpServerRequest request) {
    return new ClientOrigin(
        Networks.withoutZone(request.remoteAddress().hostAddress()),
        request.scheme(),
        request.authority() == null ? "" : request.authority().toString());
  }

  private String client(String peer, List<String> chain) {
    String nearest = peer;
    for (String address : chain.reversed()) {
      if (!ForwardedFields.isAddress(address)) {
        return nearest;
      }
      nearest = address;
      if (!trusted.contain(address)) {
        return nearest;
      }
    }
    return nearest;
  }
}
