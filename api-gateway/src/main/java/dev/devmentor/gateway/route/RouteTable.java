package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.AdmissionConfig;
import dev.devmentor.gateway.cache.policy.CachePolicies;
import dev.devmentor.gateway.normalization.RequestTarget;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every way through the gateway. */
@Singleton
public class RouteTable {

  private final List<Route> routes;
  private final Map<String, Route> flagged = new HashMap<>();
  private final RouteTree tree = new RouteTree();

  @Inject
  RouteTable(
      RoutingConfig routing,
      AdmissionConfig admission,
      CachePolicies caches,
      VertxHttpConfig http) {
    this(new RouteCheck(routing, admission, caches, http.idleTimeout()).routes());
  }

  RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    this.routes.forEach(this::add);
  }

  private void add(Route route) {
    if (route.path().contains("?")) {
      flagged.put(route.path(), route);
    } else {
      tree.add(route);
    }
  }

  /** All of them, in no particular order. */
  public List<Route> routes() {
    return routes;
  }

  /** The route for this method and normalised target. */
  public Optional<Route> find(HttpMethod method, RequestTarget target) {
    Route special = flagged.get(target.uri());
    return special != null && special.methods().contains(method)
        ? Optional.of(special)
        : find(method, target.path());
  }

  /** The route for this method and normalised path. */
  public Optional<Route> find(HttpMethod method, String path) {
    return Optional.ofNullable(tree.find(path).get(method));
  }

  /** The methods that this normalised path is served for; empty if it is unknown. */
  public Collection<HttpMethod> methods(String path) {
    return tree.find(path).keySet();
  }
}
