package dev.devmentor.project.member;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** What a member may do, in ascending order of rights. */
public enum Role implements Wire {
  /** Reads. */
  VIEWER,
  /** Writes as well. */
  EDITOR,
  /** Deletes, restores and chooses the members as well. */
  OWNER;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }

  /** Whether this role has the rights of another. */
  public boolean reaches(Role needed) {
    return compareTo(needed) >= 0;
  }
}
