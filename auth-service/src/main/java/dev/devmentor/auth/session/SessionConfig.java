package dev.devmentor.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long logins last. */
@ConfigMapping(prefix = "devmentor.session")
public interface SessionConfig {

  /** A session that is not refreshed for this time ends. */
  @WithDefault("30d")
  Duration idle();

  /** A session ends after this time in any case. */
  @WithDefault("90d")
  Duration absolute();

  /** How long a refresh token that was just replaced gets the same answer again. */
  @WithDefault("10s")
  Duration grace();
}
