package dev.devmentor.gateway.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Which proxies in front of the gateway are believed when they name the client. */
@ConfigMapping(prefix = "devmentor.client")
public interface ProxyTrustConfig {

  /** Their networks, for example {@code 10.0.0.0/8}; none by default. */
  Optional<Set<String>> trustedProxies();

  /** The one field that these proxies set; the other kind is the client's own and not read. */
  @WithDefault("x-forwarded")
  Field field();

  /** How proxies name the client. */
  enum Field {
    /** {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. */
    X_FORWARDED,
    /** {@code Forwarded} (RFC 7239). */
    FORWARDED
  }
}
