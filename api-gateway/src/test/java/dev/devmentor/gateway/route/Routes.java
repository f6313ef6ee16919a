package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.RatePolicy;
import dev.devmentor.gateway.admission.RatePolicy.Subject;
import dev.devmentor.gateway.route.Route.Caching;
import dev.devmentor.gateway.route.Route.Guard;
import dev.devmentor.gateway.route.Route.Limits;
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
        new Guard(access, "", Optional.of(policy())),
        new Limits(Duration.ofSeconds(1), 1, 1024, false),
        Caching.NONE);
  }

  private static RatePolicy policy() {
    return new RatePolicy("standard", 10, Duration.ofSeconds(1), Subject.USER);
  }

  /** A table of these routes. */
  public static RouteTable table(Route... routes) {
    return new RouteTable(Arrays.asList(routes));
  }
}
