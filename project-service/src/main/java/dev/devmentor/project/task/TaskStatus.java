package dev.devmentor.project.task;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** How far a task is. */
public enum TaskStatus implements Wire {
  /** Not begun. */
  TODO,
  /** Under way. */
  IN_PROGRESS,
  /** Waiting for a second look. */
  IN_REVIEW,
  /** Waiting for something else. */
  BLOCKED,
  /** Finished. */
  DONE,
  /** Given up. */
  CANCELLED;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }
}
