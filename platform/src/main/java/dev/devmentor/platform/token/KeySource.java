package dev.devmentor.platform.token;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.util.Optional;

/** Where the public keys come from. */
public interface KeySource {

  /**
   * The key with this id; empty if the issuer has none. Fails with {@link
   * dev.devmentor.platform.problem.BackendUnavailable} if the issuer cannot be asked.
   */
  Uni<Optional<PublicKey>> find(String keyId);
}
