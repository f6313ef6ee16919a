package dev.devmentor.memory.document;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.devmentor.platform.problem.InvalidRequest;
import java.util.Arrays;
import java.util.Locale;

/** Whether search finds a document. */
public enum DocumentStatus {
  /** Not yet. */
  PENDING,
  /** Yes. */
  INDEXED,
  /** No, and nobody is about to change that. */
  FAILED;

  /** As the contract and the database write it. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that name, as a query parameter has it. */
  static DocumentStatus of(String id) {
    return Arrays.stream(values())
        .filter(status -> status.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new InvalidRequest("status", "must be one of pending, indexed and failed"));
  }
}
