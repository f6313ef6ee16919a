package dev.devmentor.gateway.route;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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

    /** Scheme, host and port; a path is not allowed. */
    URI url();
  }

  /** One route. */
  interface RouteConfig {

    /** Literal segments and {@code {names}} that stand for one segment each. */
    String path();

    /** HTTP methods in capitals. */
    Set<String> methods();

    /** A name of {@link RoutingConfig#services()}, or {@code gateway}. */
    String service();

    /** Who may use it. */
    @WithDefault("user")
    Access access();

    /** A rate policy by name; {@code none} does not count, for public routes only. */
    @WithDefault("standard")
    String rate();

    /** Longest wait for the head of the answer. */
    @WithDefault("10s")
    Duration timeout();

    /** Largest request body. */
    @WithDefault("1M")
    MemorySize bodyLimit();
  }
}
