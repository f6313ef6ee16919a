package dev.devmentor.gateway.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What clients may do with a connection. */
@ConfigMapping(prefix = "devmentor.connection")
public interface ConnectionConfig {

  /** Longest time from the first byte of a request to the last one of its head. */
  @WithDefault("10s")
  Duration headTimeout();

  /**
   * How long a server that is told to stop still lets clients in. Requests that were sent before
   * are read; balancers in front see in this time that it is not ready any more.
   */
  @WithDefault("500ms")
  Duration notice();
}
