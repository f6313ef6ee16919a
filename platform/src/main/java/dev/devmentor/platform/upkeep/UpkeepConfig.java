package dev.devmentor.platform.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When upkeep is done. */
@ConfigMapping(prefix = "devmentor.upkeep")
public interface UpkeepConfig {

  /**
   * How long after the start it is done first: the requests that have waited for it come before.
   */
  @WithDefault("5s")
  Duration firstAfter();

  /** How often from then on. */
  @WithDefault("1h")
  Duration interval();
}
