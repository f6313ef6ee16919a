package dev.devmentor.memory.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long deleted documents are kept. */
@ConfigMapping(prefix = "devmentor.retention")
public interface RetentionConfig {

  /** How long the text of a deleted document is kept, out of sight. */
  @WithDefault("30d")
  Duration documents();
}
