package dev.devmentor.auth.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** The links that verify an e-mail address. */
@ConfigMapping(prefix = "devmentor.email-verification")
public interface VerificationConfig {

  /** How long a link works. */
  @WithDefault("3d")
  Duration lifetime();

  /** How many links of one account may be open; more are not sent, so that nobody is flooded. */
  @WithDefault("5")
  @Positive int open();
}
