package dev.devmentor.platform.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which tokens are accepted. */
@ConfigMapping(prefix = "devmentor.token")
public interface TokenConfig {

  /** Who must have issued the token ({@code iss}). */
  @WithDefault("devmentor")
  String issuer();

  /** Whom the token must be meant for ({@code aud}). */
  @WithDefault("devmentor-api")
  String audience();

  /** Where the issuer publishes its keys; not needed where the keys are at hand. */
  Optional<URI> jwksUrl();

  /** How far clocks may be apart. */
  @WithDefault("5s")
  Duration clockSkew();

  /** How many verified tokens are remembered, and how many refused ones. */
  @WithDefault("10000")
  int cacheSize();

  /** An unknown key id asks the issuer at most once in this time. */
  @WithDefault("5s")
  Duration jwksCoolDown();

  /** After this time known keys are read again, so that withdrawn ones go. */
  @WithDefault("1m")
  Duration jwksRefresh();
}
