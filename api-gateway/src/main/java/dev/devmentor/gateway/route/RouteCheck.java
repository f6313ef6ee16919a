package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.AdmissionConfig;
import dev.devmentor.gateway.admission.RatePolicy;
import dev.devmentor.gateway.cache.policy.CachePolicies;
import dev.devmentor.gateway.cache.policy.TagTemplate;
import dev.devmentor.gateway.route.Route.Caching;
import dev.devmentor.gateway.route.Route.Guard;
import dev.devmentor.gateway.route.Route.Limits;
import dev.devmentor.gateway.route.RoutingConfig.RouteConfig;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the configuration into routes; whatever is wrong stops the start and names the route. */
final class RouteCheck {

  private static final Pattern TEMPLATE =
      Pattern.compile("/|(/([A-Za-z0-9._~-]+|\\{[A-Za-z][A-Za-z0-9]*\\}))+|(/[a-z]+)+\\?[a-z]+");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final String LOGIN = "login";
  private static final Pattern SCOPE = Pattern.compile(LOGIN + "|[a-z]+:(read|write)");
  private static final String NONE = "none";

  private final RoutingConfig routing;
  private final CachePolicies caches;
  private final Map<String, RatePolicy> policies;
  private final Duration idleTimeout;

  /**
   * @param idleTimeout after which the server closes a connection without a byte, as that of a
   *     client who waits is
   */
  RouteCheck(
      RoutingConfig routing,
      AdmissionConfig admission,
      CachePolicies caches,
      Duration idleTimeout) {
    this.routing = routing;
    this.caches = caches;
    this.policies = admission.ratePolicies();
    this.idleTimeout = idleTimeout;
  }

  List<Route> routes() {
    routing
        .services()
        .forEach((name, service) -> service.url().forEach(url -> checkService(name, url)));
    List<Route> routes = new ArrayList<>();
    routing.routes().forEach((name, config) -> routes.add(route(name, config)));
    caches.check(routes);
    return routes;
  }

  private static void checkService(String name, URI url) {
    boolean usable =
        url.getHost() != null
            && Set.of("http", "https").contains(url.getScheme())
            && Set.of("", "/").contains(url.getPath());
    if (!usable) {
      throw new IllegalArgumentException(
          "devmentor.routing.services." + name + ".url must be http(s)://host:port, not " + url);
    }
  }

  private Route route(String name, RouteConfig config) {
    check(name, "path", config.path(), path -> TEMPLATE.matcher(path).matches());
    check(
        name, "methods", config.methods(), given -> !given.isEmpty() && METHODS.containsAll(given));
    check(name, "service", config.service(), this::isKnown);
    check(name, "rate", config.rate(), rate -> isUsable(rate, config.access()));
    check(name, "scope", config.scope().orElse(LOGIN), scope -> SCOPE.matcher(scope).matches());
    check(name, "retries", config.retries(), retries -> retries == 0 || retries == 1);
    check(name, "cache", config.cache(), this::isCache);
    check(name, "timeout", config.timeout(), this::isWaitedFor);
    long bodyLimit = config.bodyLimit().asLongValue();
    check(name, "body-limit", bodyLimit, limit -> limit >= 0);
    return new Route(
        name,
        config.path(),
        methods(config.methods()),
        config.service(),
        new Guard(
            config.access(),
            config.scope().orElse(""),
            Optional.ofNullable(policies.get(config.rate()))),
        new Limits(config.timeout(), config.retries(), bodyLimit, config.websocket()),
        new Caching(caches.find(config.cache()), tags(name, config), config.touches().isPresent()));
  }

  private static List<TagTemplate> tags(String name, RouteConfig config) {
    Set<String> touched = new TreeSet<>(config.touches().orElse(Set.of()));
    touched.remove(NONE);
    try {
      return touched.stream().map(TagTemplate::of).toList();
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "devmentor.routing.routes." + name + ".touches: " + unreadable.getMessage(), unreadable);
    }
  }

  private boolean isCache(String policy) {
    return policy.equals(NONE) || caches.find(policy).isPresent();
  }

  private boolean isKnown(String service) {
    return service.equals(Route.GATEWAY) || routing.services().containsKey(service);
  }

  /** Routes with a token are always counted: revoked sessions are found in the same step. */
  private boolean isUsable(String rate, Access access) {
    return policies.containsKey(rate) || (rate.equals(NONE) && access == Access.PUBLIC);
  }

  private boolean isWaitedFor(Duration timeout) {
    return timeout.isPositive() && timeout.compareTo(idleTimeout) < 0;
  }

  private static <T> void check(String route, String key, T value, Predicate<T> rule) {
    if (!rule.test(value)) {
      throw new IllegalArgumentException(
          "devmentor.routing.routes." + route + "." + key + " cannot be " + value);
    }
  }

  private static Set<HttpMethod> methods(Set<String> names) {
    Set<String> all = new TreeSet<>(names);
    if (all.contains("GET")) {
      all.add("HEAD");
    }
    return all.stream().map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
