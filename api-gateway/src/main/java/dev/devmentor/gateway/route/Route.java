package dev.devmentor.gateway.route;

import dev.devmentor.gateway.admission.RatePolicy;
import dev.devmentor.gateway.cache.policy.CachePolicy;
import dev.devmentor.gateway.cache.policy.TagTemplate;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way through the gateway, as configured and checked.
 *
 * @param name its name in the configuration, metrics and logs
 * @param path the template, for example {@code /api/v1/projects/{id}}
 * @param methods what it is for; a route for GET takes HEAD too
 * @param service who answers: a key of {@link RoutingConfig#services()} or {@link #GATEWAY}
 * @param guard who may use it and how often
 * @param limits how long it may take and how large it may be
 * @param caching what of it is kept, and what it makes void
 */
public record Route(
    String name,
    String path,
    Set<HttpMethod> methods,
    String service,
    Guard guard,
    Limits limits,
    Caching caching) {

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /**
   * Who may use a route.
   *
   * @param access with which token
   * @param scope what an API token needs; empty if that follows from service and method
   * @param rate how often; empty if it is not counted
   */
  public record Guard(Access access, String scope, Optional<RatePolicy> rate) {}

  /**
   * What a request may cost.
   *
   * @param timeout for the head of the answer, from the last byte of the request
   * @param retries further attempts after a failed connection, for idempotent methods
   * @param bodyLimit largest request body in bytes
   * @param websocket whether it may become a WebSocket
   */
  public record Limits(Duration timeout, int retries, long bodyLimit, boolean websocket) {}

  /**
   * What the cache does.
   *
   * @param policy how answers are kept; empty if they are not
   * @param touches what writes change
   * @param told whether the configuration says what they change
   */
  public record Caching(Optional<CachePolicy> policy, List<TagTemplate> touches, boolean told) {

    /** Keeps nothing and changes nothing that is kept. */
    public static final Caching NONE = new Caching(Optional.empty(), List.of(), false);
  }

  /** The service name of what the gateway answers itself. */
  public static final String GATEWAY = "gateway";

  /** With which token it opens. */
  public Access access() {
    return guard.access();
  }

  /** How often it may be used; empty if it is not counted. */
  public Optional<RatePolicy> rate() {
    return guard.rate();
  }

  /** The scope that an API token needs for this method. */
  public String scope(HttpMethod method) {
    if (!guard.scope().isEmpty()) {
      return guard.scope();
    }
    return service + (isWrite(method) ? ":write" : ":read");
  }

  /** Whether a request with this method may change something. */
  public static boolean isWrite(HttpMethod method) {
    return !READS.contains(method);
  }

  /** Whether it takes a method that may change something. */
  public boolean writes() {
    return methods.stream().anyMatch(Route::isWrite);
  }

  /** Whether it opens without a token. */
  public boolean isPublic() {
    return access() == Access.PUBLIC;
  }

  /** How answers are kept; empty if they are not. */
  public Optional<CachePolicy> cache() {
    return caching.policy();
  }

  /** What writes change. */
  public List<TagTemplate> touches() {
    return caching.touches();
  }

  /** Whether the configuration says what writes change. */
  public boolean saysWhatItTouches() {
    return caching.told();
  }

  /** The values of the names in the template, for a path that matches it. */
  public Map<String, String> parameters(String actual) {
    String[] names = path.split("/", -1);
    String[] values = actual.split("/", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        parameters.put(names[i].substring(1, names[i].length() - 1), values[i]);
      }
    }
    return parameters;
  }

  /** The names in the template. */
  public Set<String> parameterNames() {
    return parameters(path).keySet();
  }

  /** Whether the gateway itself answers. */
  public boolean isOwn() {
    return service.equals(GATEWAY);
  }
}
