package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.RatePolicy;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One way through the gateway, as configured and checked.
 *
 * @param name its name in the configuration, metrics and logs
 * @param path the template, for example {@code /api/v1/projects/{id}}
 * @param methods what it is for; a route for GET takes HEAD too
 * @param service who answers: a key of {@link RoutingConfig#services()} or {@link #GATEWAY}
 * @param access who may use it
 * @param rate how often; empty if it is not counted
 * @param timeout for the head of the answer, from the last byte of the request
 * @param bodyLimit largest request body in bytes
 */
public record Route(
    String name,
    String path,
    Set<HttpMethod> methods,
    String service,
    Access access,
    Optional<RatePolicy> rate,
    Duration timeout,
    long bodyLimit) {

  /** The service name of what the gateway answers itself. */
  public static final String GATEWAY = "gateway";

  /** Whether the gateway itself answers. */
  public boolean isOwn() {
    return service.equals(GATEWAY);
  }
}
