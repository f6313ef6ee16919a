package dev.devmentor.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is worked off. */
@ConfigMapping(prefix = "devmentor.outbox")
public interface OutboxConfig {

  /** How often an idle worker looks for entries. */
  @WithDefault("500ms")
  Duration poll();

  /** How many entries are claimed at once; they are worked on side by side. */
  @WithDefault("16")
  int batch();

  /** A claimed entry whose worker died is free again after this time. */
  @WithDefault("60s")
  Duration lease();

  /** The wait before the second try; it doubles with each further one. */
  @WithDefault("500ms")
  Duration backoff();

  /** The longest wait between two tries. */
  @WithDefault("15s")
  Duration backoffLimit();

  /** After this many tries an entry is parked. */
  @WithDefault("200")
  int attempts();

  /** How often parked entries are counted. */
  @WithDefault("1m")
  Duration countEvery();

  /** How long a parked entry waits for somebody to look at it. */
  @WithDefault("30d")
  Duration keepParked();
}
