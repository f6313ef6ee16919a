package dev.devmentor.memory.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the table of past searches is looked after. */
@ConfigMapping(prefix = "devmentor.history")
public interface HistoryConfig {

  /** For how many months ahead there are partitions. */
  @WithDefault("3")
  @Min(0) @Max(120) int partitionMonths();
}
