package dev.devmentor.learning.skill;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.platform.problem.InvalidRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The field a skill belongs to. */
public enum SkillCategory {
  FOUNDATIONS,
  LANGUAGES,
  WEB,
  DATABASES,
  TESTING,
  SECURITY,
  OPERATIONS,
  ARCHITECTURE,
  ALGORITHMS,
  PRACTICES;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a query parameter; {@link InvalidRequest} if it names no category. */
  static SkillCategory ofParameter(String field, String label) {
    return Arrays.stream(values())
        .filter(category -> category.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new InvalidRequest(field, "must be one of " + labels()));
  }

  private static String labels() {
    return Arrays.stream(values()).map(SkillCategory::label).collect(Collectors.joining(", "));
  }
}
