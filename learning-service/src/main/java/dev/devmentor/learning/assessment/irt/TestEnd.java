package dev.devmentor.learning.assessment.irt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a test ends. */
public enum TestEnd {
  /** The standard error is small enough. */
  PRECISE,
  /** As many questions as a test may have were answered. */
  LENGTH,
  /** Every question of the bank was answered. */
  EXHAUSTED;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
