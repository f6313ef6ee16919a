package dev.devmentor.gateway.header;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which web pages of other origins may call. */
@ConfigMapping(prefix = "devmentor.cors")
public interface CorsConfig {

  /**
   * Their origins, for example {@code https://app.example.org}; none by default, never {@code *}.
   */
  Optional<Set<String>> origins();

  /** How long a browser may remember the answer to a preflight. */
  @WithDefault("10m")
  Duration maxAge();
}
