package dev.devmentor.auth.token;

import dev.devmentor.auth.key.SigningKey;
import dev.devmentor.auth.key.SigningKeys;
import dev.devmentor.auth.user.User;
import dev.devmentor.platform.token.TokenConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    Instant end = Instant.now().plus(config.lifetime());
    return keys.active().map(key -> sign(key, claims(user.id(), sessionId, user.role(), end)));
  }

  /**
   * A token that speaks for a user within limits.
   *
   * @param userId for whom
   * @param tokenId the API token it stands for: the claim {@code sid}
   * @param role of the user
   * @param scopes the limits: as a claim of RFC 8693, separated by spaces
   * @param expiresAt when it ends
   */
  public record Scoped(
      UUID userId, UUID tokenId, String role, List<String> scopes, Instant expiresAt) {}

  /** The same, within limits. */
  public Uni<String> issue(Scoped token) {
    JwtClaims claims = claims(token.userId(), token.tokenId(), token.role(), token.expiresAt());
    claims.setStringClaim("scope", String.join(" ", token.scopes()));
    return keys.active().map(key -> sign(key, claims));
  }

  /** How long a token is good for. */
  public Duration lifetime() {
    return config.lifetime();
  }

  private JwtClaims claims(UUID userId, UUID sessionId, String role, Instant end) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(tokens.issuer());
    claims.setAudience(tokens.audience());
    claims.setSubject(userId.toString());
    claims.setClaim("sid", sessionId.toString());
    claims.setClaim("role", role);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAtToNow();
    claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
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
