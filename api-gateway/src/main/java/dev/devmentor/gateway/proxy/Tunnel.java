package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.connection.Connections;
import dev.devmentor.gateway.header.RequestHeaders;
import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket between client and service (RFC 6455): once the service has agreed, bytes flow both
 * ways untouched, at the pace of the slower side, until one of them closes.
 */
final class Tunnel {

  private static final int AGREED = 101;
  private static final Set<String> HANDSHAKE =
      Set.of("Sec-WebSocket-Accept", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");

  private final Exchange exchange;
  private final HttpClientRequest upstream;
  private boolean open;

  Tunnel(Exchange exchange, HttpClientRequest upstream) {
    this.exchange = exchange;
    this.upstream = upstream;
  }

  /** Whether the client asks for one and the route has them. */
  static boolean isWanted(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    return exchange.route().limits().websocket()
        && request.version() == HttpVersion.HTTP_1_1
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** Completes once it is open; fails if the service does not agree. */
  Future<Void> open(Duration timeout) {
    RequestHeaders.copy(exchange, upstream.headers());
    upstream.putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    exchange.context().addEndHandler(_ -> abandon());
    return upstream
        .connect()
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .compose(this::join)
        .onFailure(_ -> upstream.reset());
  }

  private Future<Void> join(HttpClientResponse answer) {
    if (answer.statusCode() != AGREED) {
      return Future.failedFuture("the service answers " + answer.statusCode());
    }
    NetSocket service = answer.netSocket();
    service.pause();
    open = true;
    Connections.leave(exchange.request());
    exchange.response().setStatusCode(AGREED);
    exchange.response().putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    HANDSHAKE.stream()
        .filter(answer.headers()::contains)
        .forEach(name -> exchange.response().putHeader(name, answer.getHeader(name)));
    return exchange.request().toNetSocket().map(client -> connect(client, service));
  }

  /** Once it is open, each side's end closes the other. */
  private void abandon() {
    if (!open) {
      upstream.reset();
    }
  }

  private static Void connect(NetSocket client, NetSocket service) {
    client.pipeTo(service);
    service.pipeTo(client);
    return null;
  }
}
