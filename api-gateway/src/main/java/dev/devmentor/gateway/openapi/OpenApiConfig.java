package dev.devmentor.gateway.openapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the description of the whole interface is gathered. */
@ConfigMapping(prefix = "devmentor.openapi")
public interface OpenApiConfig {

  /** Longest wait for a service's part. */
  @WithDefault("2s")
  Duration timeout();

  /** How long the description is shown before the services are asked again. */
  @WithDefault("30s")
  Duration freshFor();

  /** How long, if a service is missing in it. */
  @WithDefault("5s")
  Duration incompleteFor();
}
