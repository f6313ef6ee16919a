package dev.devmentor.gateway.body;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Refuses requests that two servers could read differently: where the body ends, and for which host
 * it is (RFC 9112, sections 3.2 and 6.1). Repeated or garbled lengths are refused by the decoder
 * before.
 */
@ApplicationScoped
public class FramingCheck implements Stage {

  @Override
  public void handle(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    if (request.version() != HttpVersion.HTTP_2) {
      checkHost(request);
      checkTransferEncoding(request);
    }
    exchange.next();
  }

  private static void checkHost(HttpServerRequest request) {
    int hosts = request.headers().getAll("Host").size();
    if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
      throw Refusal.malformed("The request must have one Host.");
    }
  }

  private static void checkTransferEncoding(HttpServerRequest request) {
    MultiMap headers = request.headers();
    List<String> encodings = headers.getAll("Transfer-Encoding");
    if (encodings.isEmpty()) {
      return;
    }
    boolean plain = encodings.size() == 1 && "chunked".equalsIgnoreCase(encodings.getFirst());
    if (!plain || headers.contains("Content-Length") || request.version() == HttpVersion.HTTP_1_0) {
      throw Refusal.malformed("The length of the body is ambiguous.");
    }
  }
}
