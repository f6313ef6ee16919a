package dev.devmentor.memory.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the table of past searches is looked after. */
@ConfigMapping(prefix = "devmentor.history")
public interface HistoryConfig {

  /** How often missing partitions are made; also once at start. */
  @WithDefault("1h")
  Duration upkeepEvery();

  /** For how many months ahead there are partitions. */
  @WithDefault("3")
  @Min(0) @Max(120) int partitionMonths();
}
