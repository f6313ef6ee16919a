package dev.devmentor.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.util.OptionalInt;

/** How much of the machine password hashing may take. */
@ConfigMapping(prefix = "devmentor.password")
public interface PasswordConfig {

  /** How many passwords are hashed at the same time; by default one core stays free of it. */
  OptionalInt threads();

  /** How many more may wait; whoever comes then is told to come again. */
  @WithDefault("128")
  @Positive int queue();
}
