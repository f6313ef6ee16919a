package dev.devmentor.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as its user sees it.
 *
 * @param id to revoke it with
 * @param createdAt when the user logged in
 * @param lastUsedAt when it was last refreshed
 * @param expiresAt when it ends if it is not refreshed
 * @param ipAddress where the login came from; null if unknown
 * @param userAgent what the client said it is; null if it said nothing
 * @param current whether it is the one that asks
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SessionView(
    UUID id,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String ipAddress,
    String userAgent,
    boolean current) {}
