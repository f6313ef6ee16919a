package dev.devmentor.project.project;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.project.http.Tagged;
import dev.devmentor.project.member.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A project as the API shows it.
 *
 * @param id of the project
 * @param ownerId the owner it is erased with
 * @param name for people
 * @param slug unique among the projects of the owner
 * @param description Markdown; may be null
 * @param status how far it is
 * @param startDate first day; may be null
 * @param endDate last day; may be null
 * @param tags for filters
 * @param credits what the project may spend
 * @param metadata free-form object
 * @param myRole what the reader may do
 * @param version grows with each edit
 * @param createdAt when it was created
 * @param updatedAt when it was changed last
 */
public record ProjectAnswer(
    UUID id,
    UUID ownerId,
    String name,
    String slug,
    String description,
    ProjectStatus status,
    LocalDate startDate,
    LocalDate endDate,
    List<String> tags,
    int credits,
    Map<String, Object> metadata,
    Role myRole,
    int version,
    Instant createdAt,
    Instant updatedAt)
    implements Tagged {

  /** With the role of a reader who is no owner: roles change without an edit. */
  @Override
  public String etag() {
    return myRole == Role.OWNER ? Versions.etag(version) : Versions.etag(version, myRole.wire());
  }
}
