package dev.devmentor.auth.token;

import dev.devmentor.auth.key.SigningKey;
import dev.devmentor.auth.key.SigningKeys;
import dev.devmentor.auth.user.User;
import dev.devmentor.platform.token.TokenConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens (JWT, ES256, RFC 7519). */
@ApplicationScoped
public class AccessTokens {

  private final SigningKeys keys;
  private final TokenConfig tokens;
  private final AccessTokenConfig config;

  AccessTokens(SigningKeys keys, TokenConfig tokens, AccessTokenConfig config) {
    this.keys = keys;
    this.tokens = tokens;
    this.config = config;
  }

  /** A token that speaks for the user. */
  public Uni<String> issue(User user, UUID sessionId) {
    return keys.active().map(key -> sign(key, claims(user, sessionId)));
  }

  /** How long a token is good for. */
  public Duration lifetime() {
    return config.lifetime();
  }

  private JwtClaims claims(User user, UUID sessionId) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(tokens.issuer());
    claims.setAudience(tokens.audience());
    claims.setSubject(user.id().toString());
    claims.setClaim("sid", sessionId.toString());
    claims.setClaim("role", user.role());
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAtToNow();
    NumericDate expiry = NumericDate.now();
    expiry.addSeconds(config.lifetime().toSeconds());
    claims.setExpirationTime(expiry);
    return claims;
  }

  private static String sign(SigningKey key, JwtClaims claims) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      signature.setKeyIdHeaderValue(key.kid());
      signature.setHeader("typ", "JWT");
      signature.setKey(key.privateKey());
      signature.setPayload(claims.toJson());
      return signature.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
