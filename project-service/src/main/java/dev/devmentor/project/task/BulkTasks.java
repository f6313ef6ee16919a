package dev.devmentor.project.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Many new tasks.
 *
 * @param tasks 1 to 1,000, numbered in this order
 */
public record BulkTasks(
    @NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid TaskDraft> tasks) {

  /**
   * The tasks that were created.
   *
   * @param items in the order sent
   */
  public record Created(List<TaskAnswer> items) {}
}
