package dev.devmentor.project.task;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.project.http.Tagged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A task as the API shows it.
 *
 * @param id of the task
 * @param projectId its project
 * @param number counts from 1 in each project
 * @param epicId its epic; may be null
 * @param parentId the task it is part of; may be null
 * @param title for people
 * @param description Markdown; may be null
 * @param status how far it is
 * @param priority how much it matters
 * @param complexity 1 to 10; may be null
 * @param estimateMinutes expected work in minutes; may be null
 * @param labels for filters
 * @param assigneeId a member of the project; may be null
 * @param dueAt when it should be done; may be null
 * @param completedAt when it was done; null until then
 * @param position place in the list
 * @param metadata free-form object
 * @param version grows with each edit
 * @param createdAt when it was created
 * @param updatedAt when it was changed last
 */
public record TaskAnswer(
    UUID id,
    UUID projectId,
    int number,
    UUID epicId,
    UUID parentId,
    String title,
    String description,
    TaskStatus status,
    TaskPriority priority,
    Integer complexity,
    Integer estimateMinutes,
    List<String> labels,
    UUID assigneeId,
    Instant dueAt,
    Instant completedAt,
    BigDecimal position,
    Map<String, Object> metadata,
    int version,
    Instant createdAt,
    Instant updatedAt)
    implements Tagged {

  @Override
  public String etag() {
    return Versions.etag(version);
  }
}
