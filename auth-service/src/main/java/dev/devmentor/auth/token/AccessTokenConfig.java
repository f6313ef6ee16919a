package dev.devmentor.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The access tokens that are issued. */
@ConfigMapping(prefix = "devmentor.access-token")
public interface AccessTokenConfig {

  /** How long one is good for; only the gateway's list can call it back. */
  @WithDefault("15m")
  Duration lifetime();
}
