package dev.devmentor.gateway.normalization;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Gives the request its one spelling, or refuses it if there is more than one way to read it. */
@Singleton
public class TargetNormalization implements Stage {

  @Override
  public void handle(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    try {
      exchange.target(
          new RequestTarget(
              PathNormalizer.normalize(request.path()),
              QueryNormalizer.normalize(request.query())));
    } catch (IllegalArgumentException ambiguous) {
      throw Refusal.malformed(ambiguous.getMessage());
    }
    exchange.next();
  }
}
