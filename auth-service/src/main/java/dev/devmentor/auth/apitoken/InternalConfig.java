package dev.devmentor.auth.apitoken;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the gateway alone may ask. */
@ConfigMapping(prefix = "devmentor.internal")
public interface InternalConfig {

  /** What the gateway shows in {@code X-Internal-Key}: at least 16 characters. */
  String key();

  /** How long an access token is good that stands for an API token. */
  @WithDefault("5m")
  Duration accessTokenLifetime();
}
