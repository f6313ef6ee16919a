package dev.devmentor.gateway.body;

import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What becomes of a body that nobody will read. It is read and forgotten for a while, so that a
 * client that sends first and reads then finds the answer. After a small rest the connection stays
 * usable; after larger ones and ones of unknown length it is closed, if the answer can still say
 * so. It is closed in any case when the while is over.
 */
public final class UnreadBody {

  /** Largest rest that is read for the sake of the connection, in bytes. */
  private static final long WORTH_READING = 64 * 1024;

  /** How long a client that still sends may take to be through, in milliseconds. */
  private static final long LINGER_MILLIS = 5_000;

  private UnreadBody() {}

  /** Gives up on the rest of the body, once; to be called before the answer is ended. */
  public static void leave(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    if (request.isEnded() || !exchange.leaveBody()) {
      return;
    }
    boolean last =
        request.version() != HttpVersion.HTTP_2
            && !exchange.response().headWritten()
            && (awaitsLeave(request) || !isWorthReading(request));
    if (last) {
      exchange.response().putHeader("Connection", "close");
    }
    long deadline = exchange.context().vertx().setTimer(LINGER_MILLIS, _ -> giveUp(request));
    request.handler(_ -> {});
    request.endHandler(_ -> ended(exchange, deadline, last));
    request.resume();
  }

  private static void ended(Exchange exchange, long deadline, boolean last) {
    exchange.context().vertx().cancelTimer(deadline);
    if (!last) {
      return;
    }
    HttpConnection connection = exchange.request().connection();
    if (exchange.response().ended()) {
      connection.close();
    } else {
      exchange.atEnd(_ -> connection.close());
    }
  }

  /** Of HTTP/2 only the one stream ends. */
  private static void giveUp(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }

  /**
   * A client that asks before it sends, and whoever passes its request on, may take a refusal for
   * the end of the request, whose body the gateway would still read (RFC 9110, section 10.1.1).
   */
  private static boolean awaitsLeave(HttpServerRequest request) {
    return request.headers().contains("Expect") && request.bytesRead() == 0;
  }

  private static boolean isWorthReading(HttpServerRequest request) {
    if (request.headers().contains("Transfer-Encoding")) {
      return false;
    }
    String length = request.getHeader("Content-Length");
    return length == null || Long.parseLong(length) <= WORTH_READING;
  }
}
