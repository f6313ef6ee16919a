package dev.devmentor.platform.token;

import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a verified access token says.
 *
 * @param userId whom it speaks for ({@code sub})
 * @param sessionId the login it belongs to ({@code sid})
 * @param role user, admin or superadmin
 * @param expiresAt when it stops being valid
 * @param jwtId its own id ({@code jti})
 */
public record AccessToken(UUID userId, UUID sessionId, String role, Instant expiresAt, String jwtId)
    implements Principal {

  @Override
  public String getName() {
    return userId.toString();
  }
}
