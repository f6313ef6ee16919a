package dev.devmentor.project.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is old, and how far ahead is prepared. */
@ConfigMapping(prefix = "devmentor.upkeep")
public interface ProjectUpkeepConfig {

  /** How long a deleted project can be restored. */
  @WithDefault("30d")
  Duration projectRetention();

  /** How long the content of a deleted file is kept. */
  @WithDefault("30d")
  Duration fileRetention();

  /** After this time an upload that has not ended is that of a process that died. */
  @WithDefault("6h")
  Duration longestUpload();

  /** For how many months ahead the activity log has partitions. */
  @WithDefault("3")
  int partitionMonths();
}
