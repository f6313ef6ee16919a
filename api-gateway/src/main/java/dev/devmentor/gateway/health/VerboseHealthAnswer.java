package dev.devmentor.gateway.health;

import dev.devmentor.gateway.admission.RatePolicy;
import dev.devmentor.gateway.cache.policy.CachePolicy;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.route.OwnAnswer;
import dev.devmentor.gateway.route.Route;
import dev.devmentor.gateway.route.RouteTable;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** {@code GET /health?verbose}, for admins: the services, and every way to them. */
@Singleton
public class VerboseHealthAnswer implements OwnAnswer {

  private final HealthView view;
  private final RouteTable table;

  VerboseHealthAnswer(HealthView view, RouteTable table) {
    this.view = view;
    this.table = table;
  }

  /**
   * What is shown.
   *
   * @param health the services
   * @param routes by path
   */
  record View(PlatformHealth health, List<RouteView> routes) {}

  /** One route, as it is in force. */
  record RouteView(
      String name,
      String path,
      List<String> methods,
      String service,
      String access,
      String scope,
      String rate,
      String cache,
      long timeoutMs,
      int retries,
      long bodyLimit) {

    static RouteView of(Route route) {
      return new RouteView(
          route.name(),
          route.path(),
          route.methods().stream().map(HttpMethod::name).sorted().toList(),
          route.service(),
          route.access().name().toLowerCase(java.util.Locale.ROOT),
          route.guard().scope(),
          route.rate().map(RatePolicy::name).orElse("none"),
          route.cache().map(CachePolicy::name).orElse("none"),
          route.limits().timeout().toMillis(),
          route.limits().retries(),
          route.limits().bodyLimit());
    }
  }

  @Override
  public String route() {
    return "health-verbose";
  }

  @Override
  public void answer(Exchange exchange) {
    view.current().onSuccess(health -> write(exchange, health));
  }

  private void write(Exchange exchange, PlatformHealth health) {
    List<RouteView> routes =
        table.routes().stream()
            .sorted(Comparator.comparing(Route::path).thenComparing(Route::name))
            .map(RouteView::of)
            .toList();
    exchange
        .response()
        .setStatusCode(health.httpStatus())
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store");
    exchange.answer(Json.encodeToBuffer(new View(health, routes)));
  }
}
