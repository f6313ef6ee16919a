package dev.devmentor.learning.recommendation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a user did with a recommendation. */
public enum Decision {
  ACCEPTED,
  DISMISSED;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Decision ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
