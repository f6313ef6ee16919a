package dev.devmentor.gateway.health;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.route.OwnAnswer;
import io.vertx.core.json.Json;
import jakarta.inject.Singleton;

/** {@code GET /health}: all services in one view. */
@Singleton
public class HealthAnswer implements OwnAnswer {

  private final HealthView view;

  HealthAnswer(HealthView view) {
    this.view = view;
  }

  @Override
  public String route() {
    return "health";
  }

  @Override
  public void answer(Exchange exchange) {
    view.current().onSuccess(health -> write(exchange, health));
  }

  private static void write(Exchange exchange, PlatformHealth health) {
    exchange
        .response()
        .setStatusCode(health.httpStatus())
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store");
    exchange.answer(Json.encodeToBuffer(health));
  }
}
