package dev.devmentor.memory.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How documents are indexed, and how the index is looked after. */
@ConfigMapping(prefix = "devmentor.index")
public interface IndexConfig {

  /** How many chunks are embedded at once; a longer document takes several turns. */
  @WithDefault("16")
  @Min(1) int slice();

  /** How often a text is tried that the model cannot read, before its document has failed. */
  @WithDefault("5")
  @Min(1) int attempts();

  /** How often both sides are counted; less often once that would be a tenth of the time. */
  @WithDefault("30s")
  Duration countEvery();

  /** Every so many counts both sides are compared in full, even if the counts agree. */
  @WithDefault("120")
  @Min(1) int compareEvery();

  /** How many ids are compared at once. */
  @WithDefault("1000")
  @Min(1) int page();
}
