package dev.devmentor.gateway.route;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services behind the gateway and the routes to them. */
@ConfigMapping(prefix = "devmentor.routing")
public interface RoutingConfig {

  /** The services by name. */
  Map<String, ServiceConfig> services();

  /** The routes by name; two of them never take the same method and path. */
  Map<String, RouteConfig> routes();

  /** Where a service is. */
  interface ServiceConfig {

    /** Scheme, host and port, without a path; several, with commas, are taken in turn. */
    List<URI> url();
  }

  /** One route. */
  interface RouteConfig {

    /**
     * Literal segments and {@code {names}} that stand for one segment each; or literal segments and
     * a flag, as {@code /health?verbose}, for requests with this query and no other.
     */
    String path();

    /** HTTP methods in capitals. */
    Set<String> methods();

    /** A name of {@link RoutingConfig#services()}, or {@code gateway}. */
    String service();

    /** Who may use it. */
    @WithDefault("user")
    Access access();

    /**
     * What an API token needs: an area and an action as {@code memory:read}, or {@code login} if
     * none will do. By default the service's name, with {@code read} for GET and HEAD and {@code
     * write} for the rest.
     */
    Optional<String> scope();

    /** A rate policy by name; {@code none} does not count, for public routes only. */
    @WithDefault("standard")
    String rate();

    /** Longest wait for the head of the answer; shorter than {@code quarkus.http.idle-timeout}. */
    @WithDefault("10s")
    Duration timeout();

    /** Further attempts after a failed connection, for idempotent methods; none or one. */
    @WithDefault("1")
    int retries();

    /** A cache policy by name; {@code none} keeps nothing. For GET alone. */
    @WithDefault("none")
    String cache();

    /**
     * The tags that writes change, or {@code none}. Must be said for every route with writes to a
     * service of which anything is cached.
     */
    Optional<Set<String>> touches();

    /** Whether clients may make a WebSocket of it. */
    @WithDefault("false")
    boolean websocket();

    /** Largest request body. */
    @WithDefault("1M")
    MemorySize bodyLimit();
  }
}
