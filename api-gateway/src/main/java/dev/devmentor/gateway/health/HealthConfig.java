package dev.devmentor.gateway.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway looks after the services. */
@ConfigMapping(prefix = "devmentor.health")
public interface HealthConfig {

  /** A service that takes longer counts as down. */
  @WithDefault("1500ms")
  Duration timeout();

  /** How long a view is shown before the services are asked again. */
  @WithDefault("1s")
  Duration freshFor();
}
