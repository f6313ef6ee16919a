package dev.devmentor.project.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** The kinds of things whose changes are kept. */
public enum EntityType implements Wire {
  /** The project itself. */
  PROJECT,
  /** An epic. */
  EPIC,
  /** A task. */
  TASK,
  /** A file. */
  FILE,
  /** A member. */
  COLLABORATOR;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }
}
