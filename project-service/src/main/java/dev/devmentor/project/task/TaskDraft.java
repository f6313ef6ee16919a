package dev.devmentor.project.task;

import dev.devmentor.platform.json.StorableJson;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What members may write of a task. Null means the default.
 *
 * @param epicId an epic of the project
 * @param parentId the task it is part of
 * @param title for people
 * @param description Markdown
 * @param status how far it is; todo by default
 * @param priority how much it matters; medium by default
 * @param complexity 1 to 10
 * @param estimateMinutes expected work in minutes
 * @param labels at most 50
 * @param assigneeId a member of the project
 * @param dueAt when it should be done
 * @param position place in the list; last by default
 * @param metadata free-form object
 */
public record TaskDraft(
    UUID epicId,
    UUID parentId,
    @NotBlank @Size(max = 500) String title,
    @Size(max = 50_000) String description,
    TaskStatus status,
    TaskPriority priority,
    @Min(1) @Max(10) Integer complexity,
    @Min(0) @Max(1_000_000) Integer estimateMinutes,
    @Size(max = 50) List<@NotBlank @Size(max = 50) String> labels,
    UUID assigneeId,
    Instant dueAt,
    @Digits(integer = 9, fraction = 10) BigDecimal position,
    @StorableJson Map<String, Object> metadata) {

  /** Defaults for what is not given. */
  public TaskDraft {
    status = Objects.requireNonNullElse(status, TaskStatus.TODO);
    priority = Objects.requireNonNullElse(priority, TaskPriority.MEDIUM);
    labels = Objects.requireNonNullElse(labels, List.of());
    metadata = Objects.requireNonNullElse(metadata, Map.of());
  }

  TaskDraft inEpic(UUID epic) {
    return new TaskDraft(
        epic,
        parentId,
        title,
        description,
        status,
        priority,
        complexity,
        estimateMinutes,
        labels,
        assigneeId,
        dueAt,
        position,
        metadata);
  }
}
