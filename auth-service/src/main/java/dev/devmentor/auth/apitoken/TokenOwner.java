package dev.devmentor.auth.apitoken;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * For whom an API token speaks.
 *
 * @param tokenId the token
 * @param userId its user
 * @param role user, admin or superadmin
 * @param scopes what the token may do
 * @param expiresAt null if it is good until it is revoked
 */
record TokenOwner(UUID tokenId, UUID userId, String role, List<String> scopes, Instant expiresAt) {}
