package dev.devmentor.platform.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Verifies access tokens (ES256, RFC 7519). A verified token is remembered by its hash until it
 * expires or its key is withdrawn, so that the signature is checked once. So is a refused one, for
 * a while: clients that have not noticed send it again and again.
 */
@ApplicationScoped
public class TokenVerifier {

  /** Ours have about 600 characters; a longer one is not worth parsing. */
  private static final int LONGEST = 4_096;

  private static final Duration REFUSAL_REMEMBERED = Duration.ofSeconds(10);

  /** RFC 7515, section 3.1: base64url without padding; the parser would take more. */
  private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private final KeySource keys;
  private final TokenConfig config;
  private final Cache<ByteBuffer, Verified> verified;
  private final Cache<ByteBuffer, Boolean> refused;

  TokenVerifier(KeySource keys, TokenConfig config) {
    this.keys = keys;
    this.config = config;
    this.verified =
        Caffeine.newBuilder()
            .executor(Runnable::run) // its upkeep is too little for another thread
            .maximumSize(config.cacheSize())
            .expireAfter(
                Expiry.<ByteBuffer, Verified>creating(
                    (_, known) -> Duration.between(Instant.now(), known.token().expiresAt())))
            .build();
    this.refused =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(config.cacheSize())
            .expireAfterWrite(REFUSAL_REMEMBERED)
            .build();
  }

  /**
   * A token that was verified.
   *
   * @param keyId the key that signed it
   */
  private record Verified(AccessToken token, String keyId) {}

  /** What the token says; fails with {@link InvalidToken} if it must not be believed. */
  public Uni<AccessToken> verify(String jwt) {
    return verify(jwt, () -> Uni.createFrom().voidItem());
  }

  /**
   * What the token says; fails with {@link InvalidToken} if it must not be believed.
   *
   * @param leave to check a signature, which takes about as long as some hundred requests; asked
   *     for only where one will be checked, and if it fails, so does this
   */
  public Uni<AccessToken> verify(String jwt, Supplier<Uni<Void>> leave) {
    if (jwt.length() > LONGEST) {
      return Uni.createFrom().failure(new InvalidToken("oversized token"));
    }
    ByteBuffer hash = hash(jwt);
    Verified known = verified.getIfPresent(hash);
    if (known != null && known.token().expiresAt().isAfter(Instant.now())) {
      return stillSigned(known);
    }
    return refused.getIfPresent(hash) == null
        ? checked(jwt, hash, leave).map(Verified::token)
        : Uni.createFrom().failure(new InvalidToken("token refused before"));
  }

  /** A key that the issuer has withdrawn takes the tokens with it that it has signed. */
  private Uni<AccessToken> stillSigned(Verified known) {
    return keys.find(known.keyId())
        .map(key -> key.map(_ -> known.token()).orElseThrow(TokenVerifier::unknownKey));
  }

  private static InvalidToken unknownKey() {
    return new InvalidToken("unknown key id");
  }

  private Uni<Verified> checked(String jwt, ByteBuffer hash, Supplier<Uni<Void>> leave) {
    if (!COMPACT.matcher(jwt).matches()) {
      return Uni.createFrom().failure(new InvalidToken("malformed token"));
    }
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(jwt);
      String keyId = signature.getKeyIdHeaderValue();
      if (keyId == null
          || !AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256.equals(
              signature.getAlgorithmHeaderValue())) {
        return Uni.createFrom().failure(new InvalidToken("no key id or another algorithm"));
      }
      return keys.find(keyId)
          .map(key -> key.orElseThrow(TokenVerifier::unknownKey))
          .chain(key -> leave.get().map(_ -> claims(jwt, hash, key)))
          .map(token -> new Verified(token, keyId))
          .invoke(fresh -> verified.put(hash, fresh));
    } catch (JoseException | RuntimeException malformed) {
      // The parser casts header values to the types they should have.
      return Uni.createFrom().failure(new InvalidToken("malformed token"));
    }
  }

  private AccessToken claims(String jwt, ByteBuffer hash, PublicKey key) {
    try {
      JwtClaims claims = consumer(key).processToClaims(jwt);
      return new AccessToken(
          UUID.fromString(claims.getSubject()),
          UUID.fromString(claims.getStringClaimValue("sid")),
          claims.getStringClaimValue("role"),
          Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
          claims.getJwtId());
    } catch (InvalidJwtException | MalformedClaimException | RuntimeException wrong) {
      refused.put(hash, Boolean.TRUE);
      throw new InvalidToken("refused token");
    }
  }

  private JwtConsumer consumer(PublicKey key) {
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
        .setExpectedIssuer(config.issuer())
        .setExpectedAudience(config.audience())
        .setRequireExpirationTime()
        .setRequireSubject()
        .setRequireJwtId()
        .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
        .build();
  }

  private static ByteBuffer hash(String jwt) {
    try {
      byte[] text = jwt.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
