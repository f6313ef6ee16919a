package dev.devmentor.learning.recommendation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many recommendations are made, and how often. */
@ConfigMapping(prefix = "devmentor.recommendation")
public interface RecommendationConfig {

  /** How many are shown, the most urgent ones. */
  @WithDefault("10")
  int limit();

  /** For how long a recommendation is not shown again after the user has decided on it. */
  @WithDefault("30d")
  Duration decidedFor();
}
