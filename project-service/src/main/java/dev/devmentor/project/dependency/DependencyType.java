package dev.devmentor.project.dependency;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** How a task depends on another. */
public enum DependencyType implements Wire {
  /** Cannot begin before the other is done. */
  BLOCKS,
  /** Has to do with the other. */
  RELATES,
  /** Is the other once more. */
  DUPLICATES,
  /** Came up in the work on the other. */
  DISCOVERED_FROM,
  /** Stands in for the other. */
  SUPERSEDES;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }
}
