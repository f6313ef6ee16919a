package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.RatePolicy;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routes for tests. */
public final class Routes {

  private Routes() {}

  /** A user route to a service. */
  public static Route route(String name, String service, String path, String... methods) {
    return route(name, service, Access.USER, path, methods);
  }

  /** A route to a service. */
  public static Route route(
      String name, String service, Access access, String path, String... methods) {
    return new Route(
        name,
        path,
        Arrays.stream(methods).map(HttpMethod::valueOf).collect(Collectors.toSet()),
        service,
        access,
        Optional.of(new RatePolicy("standard", 10, Duration.ofSeconds(1))),
        Duration.ofSeconds(1),
        1024);
  }

  /** A table of these routes. */
  public static RouteTable table(Route... routes) {
    return new RouteTable(Arrays.asList(routes));
  }
}
