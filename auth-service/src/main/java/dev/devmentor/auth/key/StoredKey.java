package dev.devmentor.auth.key;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A signing key as it is stored.
 *
 * @param kid its name in the header of tokens
 * @param publicJwk the public half (RFC 7517)
 * @param sealedPrivate the private half (PKCS #8), encrypted by the master key, bound to the kid
 * @param masterKeyId which master key that is
 * @param createdAt when it was made, and published
 * @param promoteAt when it is to sign, if an administrator does not want to wait; else null
 * @param activatedAt when it began to sign; null before
 * @param expiresAt when it is published no more; null until it is retired
 */
record StoredKey(
    String kid,
    JsonObject publicJwk,
    Buffer sealedPrivate,
    String masterKeyId,
    KeyStatus status,
    Instant createdAt,
    Instant promoteAt,
    Instant activatedAt,
    Instant expiresAt) {}
