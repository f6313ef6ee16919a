package dev.devmentor.gateway.header;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What browsers are told about every answer: it is data, not a page. A file that a user uploaded
 * cannot run scripts in the gateway's origin.
 */
@Singleton
public class SecurityHeaders implements Stage {

  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");

  @Override
  public void handle(Exchange exchange) {
    HEADERS.forEach(exchange.response()::putHeader);
    exchange.next();
  }

  /** Whether a service has no say in this field. */
  public static boolean isOurs(String name) {
    return HEADERS.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }
}
