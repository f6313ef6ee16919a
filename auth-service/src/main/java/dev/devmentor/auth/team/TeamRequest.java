package dev.devmentor.auth.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a team is called and for.
 *
 * @param name 1 to 120 characters
 * @param description at most 2,000 characters; null for none
 */
public record TeamRequest(
    @NotBlank @Size(max = 120) String name, @Size(max = 2000) String description) {

  static TeamRequest of(Team team) {
    return new TeamRequest(team.name(), team.description());
  }
}
