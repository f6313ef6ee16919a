package dev.devmentor.auth.apitoken;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An API token that was just made: the only answer with the token itself.
 *
 * @param id to revoke it with
 * @param token for {@code Authorization: Bearer}
 * @param name what the user calls it
 * @param scopes what it may do
 * @param expiresAt from then on it is refused; null if it is good until it is revoked
 * @param createdAt when it was made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NewApiToken(
    UUID id, String token, String name, List<String> scopes, Instant expiresAt, Instant createdAt) {

  NewApiToken withToken(String other) {
    return new NewApiToken(id, other, name, scopes, expiresAt, createdAt);
  }

  /** Never the token: it would end in a log. */
  @Override
  public String toString() {
    return "NewApiToken[" + id + "]";
  }
}
