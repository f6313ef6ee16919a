package dev.devmentor.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** When too many wrong passwords lock an account. */
@ConfigMapping(prefix = "devmentor.login")
public interface LoginConfig {

  /** How many wrong passwords within the window lock it. */
  @WithDefault("10")
  @Positive int failures();

  /** The window, from the first wrong password; and how long the account stays locked. */
  @WithDefault("15m")
  Duration window();
}
