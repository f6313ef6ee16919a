package dev.devmentor.auth.key;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes signing keys, and makes usable what was stored of them. */
@ApplicationScoped
class KeyForge {

  private final MasterKey master;

  KeyForge(MasterKey master) {
    this.master = master;
  }

  /** A new key pair on P-256; its kid is the thumbprint of the public half (RFC 7638). */
  StoredKey make(KeyStatus status, Instant now) {
    try {
      EllipticCurveJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(pair.calculateBase64urlEncodedThumbprint("SHA-256"));
      pair.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      pair.setUse("sig");
      return new StoredKey(
          pair.getKeyId(),
          new JsonObject(pair.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)),
          Buffer.buffer(master.seal(pair.getPrivateKey().getEncoded(), pair.getKeyId())),
          master.id(),
          status,
          now,
          null,
          status == KeyStatus.ACTIVE ? now : null,
          null);
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether it is sealed with another master key than the one in use. */
  boolean isSealedByAnother(StoredKey key) {
    return !key.masterKeyId().equals(master.id());
  }

  /** The same key, sealed with the master key in use. */
  StoredKey resealed(StoredKey key) {
    byte[] encoded = open(key).privateKey().getEncoded();
    return new StoredKey(
        key.kid(),
        key.publicJwk(),
        Buffer.buffer(master.seal(encoded, key.kid())),
        master.id(),
        key.status(),
        key.createdAt(),
        key.promoteAt(),
        key.activatedAt(),
        key.expiresAt());
  }

  /**
   * The key with its private half.
   *
   * @throws IllegalStateException if it was sealed with another master key, or changed
   */
  SigningKey open(StoredKey key) {
    try {
      byte[] encoded = master.open(key.sealedPrivate().getBytes(), key.kid());
      return new SigningKey(
          key.kid(),
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException _) {
      throw new IllegalStateException(
          "signing key %s is sealed with the master key %s; DEVMENTOR_MASTER_KEY is %s"
              .formatted(key.kid(), key.masterKeyId(), master.id()));
    }
  }

  /** The public half. */
  static PublicKey publicKey(StoredKey key) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk().encode()).getPublicKey();
    } catch (JoseException malformed) {
      throw new IllegalStateException("the public half of " + key.kid() + " is broken", malformed);
    }
  }
}
