package dev.devmentor.gateway.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Who may look into the gateway process. */
@ConfigMapping(prefix = "devmentor.process")
public interface ProcessAccessConfig {

  /** The networks that may read its metrics; without a proxy in between. */
  @WithDefault("127.0.0.0/8,::1/128")
  Set<String> networks();
}
