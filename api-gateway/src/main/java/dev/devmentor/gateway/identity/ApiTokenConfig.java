package dev.devmentor.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How API tokens are verified: auth-service is asked, and believed for a short time. */
@ConfigMapping(prefix = "devmentor.api-token")
public interface ApiTokenConfig {

  /** What the gateway and auth-service share; without it API tokens are refused. */
  Optional<String> internalKey();

  /** The name of the service that knows API tokens. */
  @WithDefault("auth")
  String service();

  /** How long an answer is believed; a minute at most. A revoked token is found out at once. */
  @WithDefault("60s")
  Duration rememberFor();

  /** How many answers are remembered. */
  @WithDefault("10000")
  int cacheSize();

  /** Longest wait for auth-service. */
  @WithDefault("2s")
  Duration timeout();

  /** The rate policy of tokens that are not remembered, by address: nobody tries them in bulk. */
  @WithDefault("credentials")
  String rate();
}
