package dev.devmentor.auth.apitoken;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An API token as its user sees it.
 *
 * @param id to revoke it with
 * @param name what the user calls it
 * @param scopes what it may do
 * @param lastUsedAt when it was last used, to the minute; null if never
 * @param expiresAt from then on it is refused; null if it is good until it is revoked
 * @param createdAt when it was made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ApiToken(
    UUID id,
    String name,
    List<String> scopes,
    Instant lastUsedAt,
    Instant expiresAt,
    Instant createdAt) {}
