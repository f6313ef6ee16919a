package dev.devmentor.learning.recommendation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is recommended to do with a skill. */
public enum RecommendationKind {
  LEARN_SKILL("Learn "),
  ASSESS_SKILL("Find out how well you know "),
  STRENGTHEN_SKILL("Strengthen ");

  private final String verb;

  RecommendationKind(String verb) {
    this.verb = verb;
  }

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RecommendationKind ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  String title(String skillName) {
    return verb + skillName;
  }
}
