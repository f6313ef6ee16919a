package dev.devmentor.project.project;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** How far a project is. */
public enum ProjectStatus implements Wire {
  /** Not begun. */
  PLANNING,
  /** Under way. */
  ACTIVE,
  /** Waiting. */
  PAUSED,
  /** Reached its end. */
  COMPLETED,
  /** Kept for the record. */
  ARCHIVED;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }
}
