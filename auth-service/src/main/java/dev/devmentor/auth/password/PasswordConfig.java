package dev.devmentor.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.OptionalInt;

/** How passwords are hashed, and how much of the machine that may take. */
@ConfigMapping(prefix = "devmentor.password")
public interface PasswordConfig {

  /** Memory of one Argon2id hash in KiB; with the next two as OWASP recommends. */
  @WithDefault("19456")
  @Min(8) int memory();

  /** Passes over the memory. A hash with other parameters is replaced at the next login. */
  @WithDefault("2")
  @Positive int iterations();

  /** Lanes. */
  @WithDefault("1")
  @Positive int parallelism();

  /** How many passwords are hashed at the same time; by default one core stays free of it. */
  OptionalInt threads();

  /** How many more may wait; whoever comes then is told to come again. */
  @WithDefault("128")
  @Positive int queue();
}
