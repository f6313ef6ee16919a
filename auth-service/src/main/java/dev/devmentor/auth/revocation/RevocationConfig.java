package dev.devmentor.auth.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway is told. */
@ConfigMapping(prefix = "devmentor.revocation")
public interface RevocationConfig {

  /** How long it is to refuse a revoked session: the life of an access token and a minute more. */
  @WithDefault("16m")
  Duration lasting();

  /** How long a logout waits for Redis before it leaves the word to the outbox. */
  @WithDefault("500ms")
  Duration timeout();
}
