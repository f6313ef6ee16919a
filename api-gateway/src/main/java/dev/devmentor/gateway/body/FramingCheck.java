package dev.devmentor.gateway.body;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.platform.request.BodyEnd;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses requests that two servers could read differently: where the body ends, and for which host
 * it is (RFC 9112, sections 3.2 and 6.1). Repeated or garbled lengths are refused by the decoder
 * before.
 */
@Singleton
public class FramingCheck implements Stage {

  private static final char DELETE = 0x7F;

  @Override
  public void handle(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    if (request.version() != HttpVersion.HTTP_2) {
      checkHost(request);
      endHttp10(exchange, request);
      checkClose(exchange, request);
      checkTransferEncoding(exchange, request);
    } else {
      checkPath(request);
      checkFields(request);
    }
    exchange.next();
  }

  /** There is no other form of it for the methods that are served (RFC 9113, section 8.3.1). */
  private static void checkPath(HttpServerRequest request) {
    if (!request.uri().startsWith("/")) {
      throw Refusal.malformed("The path must begin with a slash.");
    }
  }

  /**
   * The decoder of HTTP/2 takes what no field of HTTP/1 can have, and a service is asked in that.
   */
  private static void checkFields(HttpServerRequest request) {
    request.headers().forEach(FramingCheck::checkField);
  }

  private static void checkField(String name, String value) {
    boolean token = HttpHeaderValidationUtil.validateToken(name) < 0;
    if (!token || value.chars().anyMatch(FramingCheck::isControl)) {
      throw Refusal.malformed("A field has a character that no field can have.");
    }
  }

  private static boolean isControl(int character) {
    return (character < ' ' && character != '\t') || character == DELETE;
  }

  private static void checkHost(HttpServerRequest request) {
    if (request.headers().getAll("Host").size() > 1) {
      throw Refusal.malformed("The request must have one Host.");
    }
  }

  /**
   * HTTP/1.0 has no chunks: an answer of unknown length ends with the connection. Vert.x promises
   * to keep it, to whoever asks for that, when it writes the head.
   */
  private static void endHttp10(Exchange exchange, HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_1_0) {
      makeLast(exchange, request.connection());
      exchange.context().addHeadersEndHandler(_ -> sayLast(exchange));
    }
  }

  private static void sayLast(Exchange exchange) {
    exchange.response().putHeader("Connection", "close");
  }

  /** The server notices {@code close} only where it stands alone. */
  private static void checkClose(Exchange exchange, HttpServerRequest request) {
    for (String value : request.headers().getAll("Connection")) {
      if (value.indexOf(',') >= 0 && namesClose(value.split(",", -1))) {
        makeLast(exchange, request.connection());
        return;
      }
    }
  }

  private static boolean namesClose(String[] options) {
    return Stream.of(options).anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }

  private static void checkTransferEncoding(Exchange exchange, HttpServerRequest request) {
    List<String> encodings = request.headers().getAll("Transfer-Encoding");
    if (encodings.isEmpty()) {
      return;
    }
    makeLast(exchange, request.connection());
    boolean chunked = encodings.size() == 1 && "chunked".equalsIgnoreCase(encodings.getFirst());
    if (!chunked || request.version() == HttpVersion.HTTP_1_0) {
      throw Refusal.malformed("The length of the body is ambiguous.");
    }
  }

  /**
   * A chunked request is the last one on its connection: the decoder has dropped a Content-Length
   * that contradicted the chunks, and what a server in front took for the body must not be read as
   * the next request (RFC 9112, section 6.1).
   */
  private static void makeLast(Exchange exchange, HttpConnection connection) {
    sayLast(exchange);
    // An answer that came before the body was through must not be lost to whoever still sends.
    Future<Void> through = BodyEnd.of(exchange.request()); // a lost connection tells nobody later
    exchange.atEnd(_ -> through.onComplete(_ -> connection.close()));
  }
}
