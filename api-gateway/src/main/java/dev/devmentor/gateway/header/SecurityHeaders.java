package dev.devmentor.gateway.header;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What browsers are told about every answer: it is data, not a page. A file that a user uploaded
 * cannot run scripts in the gateway's origin.
 */
@Singleton
public class SecurityHeaders implements Stage {

  private static final Map<CharSequence, CharSequence> HEADERS =
      Map.of(
          named("X-Content-Type-Options"), named("nosniff"),
          named("X-Frame-Options"), named("DENY"),
          named("Referrer-Policy"), named("no-referrer"),
          named("Content-Security-Policy"),
              named("default-src 'none'; frame-ancestors 'none'; sandbox"));

  private static final Set<String> NAMES =
      HEADERS.keySet().stream()
          .map(name -> name.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static CharSequence named(String text) {
    return HttpHeaders.createOptimized(text);
  }

  @Override
  public void handle(Exchange exchange) {
    MultiMap headers = exchange.response().headers();
    HEADERS.forEach(headers::set);
    exchange.next();
  }

  /** The fields, for answers that are written without an exchange. */
  public static Map<CharSequence, CharSequence> fields() {
    return HEADERS;
  }

  /**
   * Whether a service has no say in this field.
   *
   * @param name in lower case
   */
  static boolean isOurs(String name) {
    return NAMES.contains(name);
  }
}
