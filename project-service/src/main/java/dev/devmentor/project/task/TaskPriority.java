package dev.devmentor.project.task;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** How much a task matters, ascending. */
public enum TaskPriority implements Wire {
  /** When there is time. */
  LOW,
  /** In its turn. */
  MEDIUM,
  /** Soon. */
  HIGH,
  /** Now. */
  CRITICAL;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }
}
