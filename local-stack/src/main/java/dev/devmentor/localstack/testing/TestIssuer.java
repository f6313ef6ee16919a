package dev.devmentor.localstack.testing;

import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signs access tokens as the auth service does, with a key of its own for each test run. */
public final class TestIssuer {

  private static final EllipticCurveJsonWebKey KEY = newKey("test-key");

  private TestIssuer() {}

  /** A good token for the user, with the role user. */
  public static String token(UUID userId) {
    return token(userId, "user");
  }

  /** A good token for the user, with the role user, admin or superadmin. */
  public static String token(UUID userId, String role) {
    return sign(KEY, claims(userId, role, _ -> {}));
  }

  /** A token whose claims were changed before it was signed. */
  public static String tokenWith(UUID userId, Consumer<JwtClaims> changes) {
    return sign(KEY, claims(userId, "user", changes));
  }

  /** A token that has expired a minute ago. */
  public static String expiredToken(UUID userId) {
    return tokenWith(
        userId,
        claims -> {
          claims.unsetClaim("iat");
          claims.setExpirationTimeMinutesInTheFuture(-1);
        });
  }

  /** A token that names our key but is signed with another. */
  public static String foreignToken(UUID userId) {
    return sign(newKey(KEY.getKeyId()), claims(userId, "user", _ -> {}));
  }

  static String jwks() {
    return "{\"keys\":[" + KEY.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
  }

  private static JwtClaims claims(UUID userId, String role, Consumer<JwtClaims> changes) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("devmentor");
    claims.setAudience("devmentor-api");
    claims.setSubject(userId.toString());
    claims.setClaim("sid", UUID.randomUUID().toString());
    claims.setClaim("role", role);
    claims.setGeneratedJwtId();
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(15);
    changes.accept(claims);
    return claims;
  }

  private static String sign(EllipticCurveJsonWebKey key, JwtClaims claims) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(claims.toJson());
      signature.setKey(key.getPrivateKey());
      signature.setKeyIdHeaderValue(key.getKeyId());
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EllipticCurveJsonWebKey newKey(String keyId) {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(keyId);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
