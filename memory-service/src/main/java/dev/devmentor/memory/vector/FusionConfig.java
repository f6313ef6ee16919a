package dev.devmentor.memory.vector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** How the rankings by meaning and by words become one. */
@ConfigMapping(prefix = "devmentor.fusion")
public interface FusionConfig {

  /** The constant k of reciprocal rank fusion: how little the first places stand out. */
  @WithDefault("2")
  @Min(1) int k();

  /** What the ranking by meaning counts, against 1 for the ranking by words. */
  @WithDefault("3")
  @DecimalMin("0.01") float meaningWeight();

  /** How many candidates each ranking sends into the fusion. */
  @WithDefault("100")
  @Min(50) int candidates();
}
