package dev.devmentor.project.epic;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.project.http.Tagged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An epic as the API shows it.
 *
 * @param id of the epic
 * @param projectId its project
 * @param name for people
 * @param description Markdown; may be null
 * @param status how far it is
 * @param position place in the list
 * @param version grows with each edit
 * @param createdAt when it was created
 * @param updatedAt when it was changed last
 */
public record EpicAnswer(
    UUID id,
    UUID projectId,
    String name,
    String description,
    EpicStatus status,
    BigDecimal position,
    int version,
    Instant createdAt,
    Instant updatedAt)
    implements Tagged {

  @Override
  public String etag() {
    return Versions.etag(version);
  }
}
