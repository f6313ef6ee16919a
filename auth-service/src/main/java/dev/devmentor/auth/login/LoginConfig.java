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

  /** How many within the window, whatever the accounts, keep the address they come from out. */
  @WithDefault("100")
  @Positive int addressFailures();

  /**
   * The window, from the first wrong password; and how long the account or address stays locked.
   */
  @WithDefault("15m")
  Duration window();
}
