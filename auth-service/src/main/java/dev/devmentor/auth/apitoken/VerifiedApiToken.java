package dev.devmentor.auth.apitoken;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an API token stands for.
 *
 * @param userId for whom it speaks
 * @param role user, admin or superadmin
 * @param scopes what it may do
 * @param tokenId the token; revoked like a session of this id
 * @param expiresAt until then this answer, and the access token in it, may be used
 * @param accessToken a JWT for the services, with the same limits and the token as its session
 */
public record VerifiedApiToken(
    UUID userId,
    String role,
    List<String> scopes,
    UUID tokenId,
    Instant expiresAt,
    String accessToken) {

  /** Never the token: it would end in a log. */
  @Override
  public String toString() {
    return "VerifiedApiToken[" + tokenId + "]";
  }
}
