package dev.devmentor.auth.key;

import io.vertx.core.json.JsonObject;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The keys as they were read last.
 *
 * @param active the key that signs
 * @param publicKeys by kid: everything that is published
 * @param jwks what is published (RFC 7517)
 * @param readAt when they were read
 */
record KeyRing(
    SigningKey active, Map<String, PublicKey> publicKeys, List<JsonObject> jwks, Instant readAt) {

  /** Makes the stored keys usable. */
  static KeyRing of(List<StoredKey> keys, KeyForge forge, Instant now) {
    StoredKey active =
        keys.stream().filter(key -> key.status() == KeyStatus.ACTIVE).findFirst().orElseThrow();
    return new KeyRing(
        forge.open(active),
        keys.stream().collect(Collectors.toMap(StoredKey::kid, KeyForge::publicKey)),
        keys.stream().map(StoredKey::publicJwk).toList(),
        now);
  }
}
