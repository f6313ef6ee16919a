package dev.devmentor.learning.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a user is with a skill or a free item. */
public enum ProgressStatus {
  NOT_STARTED,
  IN_PROGRESS,
  COMPLETED,
  SKIPPED;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what the database holds. */
  public static ProgressStatus ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
