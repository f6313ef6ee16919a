package dev.devmentor.gateway.route;

import dev.devmentor.gateway.body.UnreadBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ends the requests that the gateway answers itself. */
@Singleton
public class OwnAnswers implements Stage {

  private final Map<String, OwnAnswer> byRoute;

  OwnAnswers(@All List<OwnAnswer> answers, RouteTable table) {
    this.byRoute =
        answers.stream().collect(Collectors.toMap(OwnAnswer::route, Function.identity()));
    table.routes().stream().filter(Route::isOwn).forEach(this::check);
  }

  private void check(Route route) {
    if (!byRoute.containsKey(route.name())) {
      throw new IllegalArgumentException(
          "devmentor.routing.routes.%s.service cannot be gateway: it answers only %s"
              .formatted(route.name(), byRoute.keySet()));
    }
  }

  @Override
  public void handle(Exchange exchange) {
    if (!exchange.route().isOwn()) {
      exchange.next();
      return;
    }
    UnreadBody.leave(exchange);
    byRoute.get(exchange.route().name()).answer(exchange);
  }
}
