package dev.devmentor.project.epic;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.project.input.Wire;

/** How far an epic is. */
public enum EpicStatus implements Wire {
  /** Not begun. */
  TODO,
  /** Under way. */
  IN_PROGRESS,
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
