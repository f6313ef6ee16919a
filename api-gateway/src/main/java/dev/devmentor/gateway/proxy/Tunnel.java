package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.connection.Connections;
import dev.devmentor.gateway.intake.RequestBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.stream.BodyRelay;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.Http1xClientConnection;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

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
  private final OpenEnded openEnded;
  private final Duration patience;
  private final Frames frames = new Frames();
  private final NetSocket service;
  private NetSocket client;
  private boolean leaving;
  private boolean closed;

  /**
   * One with a service that has agreed this moment; only then the connection can be taken over.
   *
   * @param patience how long one side may take what is left for it when the other has gone
   */
  Tunnel(Exchange exchange, HttpClientRequest upstream, OpenEnded openEnded, Duration patience) {
    this.exchange = exchange;
    this.openEnded = openEnded;
    this.patience = patience;
    this.service = ((Http1xClientConnection) upstream.connection()).toNetSocket().pause();
  }

  /** Whether the client asks for one and the route has them (RFC 6455, section 4.2.1). */
  static boolean isWanted(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    return exchange.route().limits().websocket()
        && request.version() == HttpVersion.HTTP_1_1
        && request.method().equals(HttpMethod.GET)
        && !RequestBody.isExpected(request)
        && names(request, "Connection", "upgrade")
        && names(request, "Upgrade", "websocket");
  }

  private static boolean names(HttpServerRequest request, String field, String element) {
    return request.headers().getAll(field).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .anyMatch(each -> each.strip().equalsIgnoreCase(element));
  }

  /** Sends a request that is complete but for this question. */
  static void ask(HttpClientRequest upstream) {
    upstream.putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    Future<HttpClientResponse> _ = upstream.connect();
  }

  /** Whether the service wants it, too. */
  static boolean isAgreed(HttpClientResponse answer) {
    return answer.statusCode() == AGREED;
  }

  /** Tells the client, and lets it flow. */
  void open(HttpClientResponse answer) {
    Connections.leave(exchange.request());
    exchange.response().setStatusCode(AGREED);
    exchange.response().putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    HANDSHAKE.stream()
        .filter(answer.headers()::contains)
        .forEach(name -> exchange.response().putHeader(name, answer.getHeader(name)));
    exchange.request().toNetSocket().onSuccess(this::connect).onFailure(_ -> HardClose.of(service));
  }

  private void connect(NetSocket fromClient) {
    this.client = fromClient;
    openEnded.add(exchange, this::sayGoodbye);
    client.closeHandler(_ -> clientGone());
    service.closeHandler(_ -> endSoon(client));
    new BodyRelay(client, service, _ -> true).start(service::end);
    service.handler(this::toClient).endHandler(_ -> client.end()).resume();
  }

  /** A service that does not read what is left must not be waited for. */
  private void clientGone() {
    openEnded.upgradedOver(exchange);
    endSoon(service);
  }

  private void endSoon(NetSocket other) {
    exchange.context().vertx().setTimer(patience.toMillis(), _ -> HardClose.of(other));
  }

  /** Whole frames as long as nobody leaves; then the rest of the last one. */
  private void toClient(Buffer chunk) {
    if (closed) {
      return;
    }
    int at = 0;
    do {
      at = frames.advance(chunk, at);
    } while (at < chunk.length() && !leaving);
    client.write(chunk.slice(0, at));
    if (leaving && frames.isBetween()) {
      close();
    }
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
    if (frames.isBetween()) {
      close();
    }
  }

  private void close() {
    closed = true;
    client.write(Buffer.buffer(GOING_AWAY));
  }

  private void abort() {
    HardClose.of(client);
    HardClose.of(service);
  }
}
