package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.connection.Connections;
import dev.devmentor.gateway.header.RequestHeaders;
import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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

  /** A close frame with the status 1001. */
  private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xe9};

  /** How long the two sides may take to say goodbye, in milliseconds. */
  private static final long PATIENCE_MILLIS = 2_000;

  private static final Set<String> HANDSHAKE =
      Set.of("Sec-WebSocket-Accept", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");

  private final Exchange exchange;
  private final HttpClientRequest upstream;
  private final OpenEnded openEnded;
  private final Frames frames = new Frames();
  private NetSocket client;
  private NetSocket service;
  private boolean open;
  private boolean leaving;
  private boolean closed;

  Tunnel(Exchange exchange, HttpClientRequest upstream, OpenEnded openEnded) {
    this.exchange = exchange;
    this.upstream = upstream;
    this.openEnded = openEnded;
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
    exchange.atEnd(_ -> abandon());
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
    answer.netSocket().pause();
    open = true;
    Connections.leave(exchange.request());
    exchange.response().setStatusCode(AGREED);
    exchange.response().putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    HANDSHAKE.stream()
        .filter(answer.headers()::contains)
        .forEach(name -> exchange.response().putHeader(name, answer.getHeader(name)));
    return exchange.request().toNetSocket().map(socket -> connect(socket, answer.netSocket()));
  }

  /** Once it is open, each side's end closes the other. */
  private void abandon() {
    if (!open) {
      upstream.reset();
    }
  }

  private Void connect(NetSocket fromClient, NetSocket fromService) {
    this.client = fromClient;
    this.service = fromService;
    openEnded.add(exchange, this::sayGoodbye);
    client.closeHandler(_ -> openEnded.upgradedOver(exchange));
    client.pipeTo(service);
    service.handler(this::toClient);
    service.endHandler(_ -> client.end());
    service.resume();
    return null;
  }

  private void toClient(Buffer chunk) {
    if (leaving) {
      passLastFrame(chunk);
      return;
    }
    for (int at = 0; at < chunk.length(); ) {
      at = frames.advance(chunk, at);
    }
    client.write(chunk);
    if (client.writeQueueFull()) {
      service.pause();
      client.drainHandler(_ -> service.resume());
    }
  }

  /**
   * Closes as one does who goes away (RFC 6455, section 7.4.1), between two frames of the service.
   * What the client answers is passed on, so that the service hears of it, too.
   */
  private void sayGoodbye() {
    leaving = true;
    exchange.context().vertx().setTimer(PATIENCE_MILLIS, _ -> abort());
    service.resume();
    if (frames.isBetween()) {
      close();
    }
  }

  private void passLastFrame(Buffer chunk) {
    if (!closed) {
      client.write(chunk.slice(0, frames.advance(chunk, 0)));
      if (frames.isBetween()) {
        close();
      }
    }
  }

  private void close() {
    closed = true;
    client.write(Buffer.buffer(GOING_AWAY));
  }

  private void abort() {
    HardClose.of(client);
    HardClose.of(upstream.connection());
  }
}
