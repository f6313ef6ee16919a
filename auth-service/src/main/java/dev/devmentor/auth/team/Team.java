package dev.devmentor.auth.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A team as its members see it.
 *
 * @param id for ever the same
 * @param name what people call it
 * @param description what it is for; null if not given
 * @param members leads first
 * @param version grows with each edit of the team or its members; sent as the ETag too
 * @param createdAt when it was founded
 * @param updatedAt when it was changed last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Team(
    UUID id,
    String name,
    String description,
    List<TeamMember> members,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  Team with(List<TeamMember> everybody) {
    return new Team(id, name, description, everybody, version, createdAt, updatedAt);
  }
}
