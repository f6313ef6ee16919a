package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.AdmissionConfig;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every way through the gateway. */
@Singleton
public class RouteTable {

  private final List<Route> routes;
  private final RouteTree tree = new RouteTree();

  @Inject
  RouteTable(RoutingConfig routing, AdmissionConfig admission) {
    this(new RouteCheck(routing, admission).routes());
  }

  RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    this.routes.forEach(tree::add);
  }

  /** All of them, in no particular order. */
  public List<Route> routes() {
    return routes;
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
