package dev.devmentor.gateway.body;

import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What becomes of a body that nobody will read. Small rests are read and forgotten, so that the
 * connection stays usable; after larger ones, or ones of unknown length, the connection is closed,
 * but only once the client has had time to read the answer.
 */
public final class UnreadBody {

  /** Largest rest that is read for the sake of the connection, in bytes. */
  private static final long WORTH_READING = 64 * 1024;

  /** How long a client that still sends may take to notice the answer, in milliseconds. */
  private static final long LINGER_MILLIS = 1_000;

  private UnreadBody() {}

  /** Gives up on the rest of the body; to be called before the answer is ended. */
  public static void leave(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    if (request.isEnded()) {
      return;
    }
    if (request.version() != HttpVersion.HTTP_2 && !isWorthReading(request)) {
      if (!exchange.response().headWritten()) {
        exchange.response().putHeader("Connection", "close");
      }
      closeLater(exchange);
    }
    request.handler(_ -> {});
    request.endHandler(_ -> {});
    request.resume();
  }

  private static boolean isWorthReading(HttpServerRequest request) {
    if (request.headers().contains("Transfer-Encoding")) {
      return false;
    }
    String length = request.getHeader("Content-Length");
    return length == null || Long.parseLong(length) <= WORTH_READING;
  }

  private static void closeLater(Exchange exchange) {
    exchange
        .context()
        .vertx()
        .setTimer(LINGER_MILLIS, _ -> exchange.request().connection().close());
  }
}
