package dev.devmentor.auth.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a member may do. */
public enum TeamRole {
  /** Sees the team and its members. */
  @JsonProperty("member")
  MEMBER,
  /** Changes the team and its members too. */
  @JsonProperty("lead")
  LEAD;

  /** As the database writes it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TeamRole of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
