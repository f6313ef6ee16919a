package dev.devmentor.auth.apitoken;

import dev.devmentor.auth.token.AccessTokens;
import io.quarkus.runtime.Startup;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/** Exchanges API tokens for access tokens, for the gateway. */
@ApplicationScoped
@Startup // a missing key refuses the start, not the first API token
public class ApiTokenCheck {

  private static final int SHORTEST_KEY = 16;

  private final ApiTokenRepository repository;
  private final AccessTokens accessTokens;
  private final Duration lifetime;
  private final byte[] internalKey;

  ApiTokenCheck(ApiTokenRepository repository, AccessTokens accessTokens, InternalConfig config) {
    if (config.key().length() < SHORTEST_KEY) {
      throw new IllegalStateException(
          "devmentor.internal.key (DEVMENTOR_INTERNAL_KEY) must have at least 16 characters");
    }
    this.repository = repository;
    this.accessTokens = accessTokens;
    this.lifetime = config.accessTokenLifetime();
    this.internalKey = config.key().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What the token stands for. Fails with {@link UnauthorizedException} if the caller is not the
   * gateway, or the token is not good: the answer is the same.
   */
  Uni<VerifiedApiToken> verify(String presentedKey, String token) {
    if (!isGateway(presentedKey) || !ApiTokenText.isShaped(token)) {
      return Uni.createFrom().failure(new UnauthorizedException());
    }
    return repository
        .use(ApiTokenText.hash(token))
        .map(found -> found.orElseThrow(UnauthorizedException::new))
        .chain(this::exchange);
  }

  private boolean isGateway(String presentedKey) {
    return presentedKey != null
        && MessageDigest.isEqual(internalKey, presentedKey.getBytes(StandardCharsets.UTF_8));
  }

  private Uni<VerifiedApiToken> exchange(TokenOwner owner) {
    Instant end = Instant.now().plus(lifetime);
    Instant expiresAt =
        owner.expiresAt() == null || owner.expiresAt().isAfter(end) ? end : owner.expiresAt();
    return accessTokens
        .issue(
            new AccessTokens.Scoped(
                owner.userId(), owner.tokenId(), owner.role(), owner.scopes(), expiresAt))
        .map(
            accessToken ->
                new VerifiedApiToken(
                    owner.userId(),
                    owner.role(),
                    owner.scopes(),
                    owner.tokenId(),
                    expiresAt,
                    accessToken));
  }
}
