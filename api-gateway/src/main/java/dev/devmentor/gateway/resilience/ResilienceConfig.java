package dev.devmentor.gateway.resilience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What happens to services that fail. */
@ConfigMapping(prefix = "devmentor.resilience")
public interface ResilienceConfig {

  /** Failed connections and time-outs in a row after which an instance is left alone. */
  @WithDefault("5")
  int failures();

  /** How long it is left alone; then one request at a time tries it. */
  @WithDefault("5s")
  Duration ejection();

  /** Requests to one service at once; more are refused with 503. */
  @WithDefault("1024")
  int concurrency();

  /** Of these, requests with bodies that are streamed because they are large; more get a 503. */
  @WithDefault("512")
  int uploads();
}
