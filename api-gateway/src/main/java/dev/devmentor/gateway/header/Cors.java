package dev.devmentor.gateway.header;

import dev.devmentor.gateway.body.UnreadBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers preflights and marks answers for the configured origins; without any it does nothing. */
@Singleton
public class Cors implements Stage {

  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

  private final Optional<Handler<RoutingContext>> handler;

  Cors(CorsConfig config) {
    this.handler =
        config
            .origins()
            .filter(origins -> !origins.isEmpty())
            .map(origins -> handler(origins, config));
  }

  private static Handler<RoutingContext> handler(Set<String> origins, CorsConfig config) {
    origins.stream().filter(origin -> !ORIGIN.matcher(origin).matches()).forEach(Cors::refuse);
    return CorsHandler.create()
        .addOrigins(List.copyOf(origins))
        .allowedMethods(
            Set.of(
                HttpMethod.GET,
                HttpMethod.POST,
                HttpMethod.PUT,
                HttpMethod.PATCH,
                HttpMethod.DELETE))
        .allowedHeaders(
            Set.of(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Prefer",
                "Range",
                "X-Request-Id",
                "traceparent"))
        .exposedHeaders(
            Set.of(
                "Age",
                "ETag",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After",
                "X-Cache",
                "X-Request-Id"))
        .maxAgeSeconds((int) config.maxAge().toSeconds());
  }

  private static void refuse(String origin) {
    throw new IllegalArgumentException(
        "devmentor.cors.origins must name scheme and host of each origin, not " + origin);
  }

  @Override
  public void handle(Exchange exchange) {
    if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
      UnreadBody.leave(exchange); // no service is asked for options
    }
    handler.ifPresentOrElse(cors -> cors.handle(exchange.context()), exchange::next);
  }
}
