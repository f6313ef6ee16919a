package dev.devmentor.platform.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When upkeep is done. */
@ConfigMapping(prefix = "devmentor.upkeep")
public interface UpkeepConfig {

  /** How often; also once at start. */
  @WithDefault("1h")
  Duration interval();
}
