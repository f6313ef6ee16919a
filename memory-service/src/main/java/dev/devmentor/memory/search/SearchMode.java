package dev.devmentor.memory.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a search compares. */
public enum SearchMode {
  /** Meaning and words. */
  HYBRID,
  /** Meaning alone. */
  SEMANTIC,
  /** Words alone. */
  KEYWORD;

  /** As the contract and the database write it. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether meaning counts. */
  boolean comparesMeaning() {
    return this != KEYWORD;
  }

  /** Whether words count. */
  boolean comparesWords() {
    return this != SEMANTIC;
  }
}
