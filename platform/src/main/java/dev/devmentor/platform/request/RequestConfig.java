package dev.devmentor.platform.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are served, whichever they are. */
@ConfigMapping(prefix = "devmentor.request")
public interface RequestConfig {

  /** How long a service that is told to stop waits for the requests under way. */
  @WithDefault("10s")
  Duration drain();
}
