package dev.devmentor.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How access tokens are looked at. */
@ConfigMapping(prefix = "devmentor.access-token")
interface AccessTokenConfig {

  /** The rate policy of tokens that are not remembered, by address: checking them takes time. */
  @WithDefault("strangers")
  String rate();
}
