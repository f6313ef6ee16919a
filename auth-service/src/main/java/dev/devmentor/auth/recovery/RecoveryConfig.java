package dev.devmentor.auth.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** The links that reset a password. */
@ConfigMapping(prefix = "devmentor.password-reset")
public interface RecoveryConfig {

  /** How long a link works. */
  @WithDefault("30m")
  Duration lifetime();

  /** How many links of one account may be open; more are not sent, so that nobody is flooded. */
  @WithDefault("3")
  @Positive int open();
}
