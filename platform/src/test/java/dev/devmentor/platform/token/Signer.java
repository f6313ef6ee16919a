package dev.devmentor.platform.token;

import java.security.PublicKey;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An issuer of tokens with one key. */
final class Signer {

  private final EllipticCurveJsonWebKey key;

  Signer(String keyId) throws JoseException {
    key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId(keyId);
  }

  PublicKey publicKey() {
    return key.getPublicKey();
  }

  String jwk() {
    return key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /** A good token, but for the changes. */
  String token(UUID userId, Consumer<JwtClaims> changes) throws JoseException {
    JwtClaims claims = new JwtClaims();
    claims.setSubject(userId.toString());
    claims.setClaim("sid", UUID.randomUUID().toString());
    claims.setClaim("role", "user");
    claims.setIssuer("devmentor");
    claims.setAudience("devmentor-api");
    claims.setGeneratedJwtId();
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(15);
    changes.accept(claims);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue("ES256");
    return signature.getCompactSerialization();
  }
}
