package dev.devmentor.auth.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;

/** How exports are written and kept until they are read. */
@ConfigMapping(prefix = "devmentor.export")
public interface ExportConfig {

  /** How many are written at one time, each with a connection to the database. */
  @WithDefault("2")
  @Positive int writers();

  /** How many there are at one time, those included that their users are still reading. */
  @WithDefault("16")
  @Positive int documents();

  /** Where they wait until they are read; needs room for as many. */
  @WithDefault("${java.io.tmpdir}")
  Path directory();
}
