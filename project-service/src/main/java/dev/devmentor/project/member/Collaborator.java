package dev.devmentor.project.member;

import dev.devmentor.project.http.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * A member of a project.
 *
 * @param userId who
 * @param username public name of the account
 * @param displayName as the user likes to be called; may be null
 * @param role what the member may do
 * @param addedBy who made the user a member; null once that account is erased
 * @param addedAt member since
 */
public record Collaborator(
    UUID userId, String username, String displayName, Role role, UUID addedBy, Instant addedAt)
    implements Tagged {

  /** The role with a checksum of the rest: members have no versions, and accounts are renamed. */
  @Override
  public String etag() {
    return "\"%s-%08x\"".formatted(role.wire(), toString().hashCode());
  }
}
