package dev.devmentor.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of the service. */
@ConfigMapping(prefix = "devmentor.key")
public interface KeyConfig {

  /** The master key: 32 bytes in base64. It encrypts the private halves of the signing keys. */
  String master();

  /**
   * Further master keys, which open what was sealed with them. To replace the master key: name the
   * new one here on every instance, then exchange the two, then leave the old one out.
   */
  Optional<List<String>> others();

  /** How often the stored keys are read: what other instances have published is known then. */
  @WithDefault("60s")
  Duration refresh();

  /**
   * How long the next key is published before it signs when an administrator asks for a rotation:
   * longer than {@link #refresh}, and than verifiers wait between two looks for an unknown key.
   */
  @WithDefault("90s")
  Duration handOver();

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
