package dev.devmentor.gateway.route;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Finds the route; nothing without one goes further. */
@Singleton
public class RouteSelection implements Stage {

  private final RouteTable table;

  RouteSelection(RouteTable table) {
    this.table = table;
  }

  @Override
  public void handle(Exchange exchange) {
    String path = exchange.target().path();
    exchange.route(
        table
            .find(exchange.request().method(), exchange.target())
            .orElseThrow(() -> refusal(path)));
    exchange.next();
  }

  private Refusal refusal(String path) {
    Collection<HttpMethod> allowed = table.methods(path);
    return allowed.isEmpty() ? Refusal.unknownPath() : Refusal.methodNotAllowed(allowed);
  }
}
