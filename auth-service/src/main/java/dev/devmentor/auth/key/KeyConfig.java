package dev.devmentor.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The keys of the service. */
@ConfigMapping(prefix = "devmentor.key")
public interface KeyConfig {

  /** The master key: 32 bytes in base64. It encrypts the private halves of the signing keys. */
  String master();

  /** How long a key signs before the next one takes over. */
  @WithDefault("30d")
  Duration lifetime();

  /** How long a key is published before it signs: longer than any verifier remembers its keys. */
  @WithDefault("1h")
  Duration publishAhead();

  /** How long a key is published after it signed last: longer than an access token lives. */
  @WithDefault("1h")
  Duration publishAfter();

  /** How long verifiers may keep the published keys without asking again. */
  @WithDefault("5m")
  Duration cache();

  /** An unknown key id has the keys read again at most once in this time. */
  @WithDefault("5s")
  Duration coolDown();
}
