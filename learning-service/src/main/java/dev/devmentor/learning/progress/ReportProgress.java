package dev.devmentor.learning.progress;

import dev.devmentor.platform.problem.InvalidRequest;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * The whole progress of one item; what is absent is reset.
 *
 * @param percent 0 to 100; if absent, 100 when completed and 0 otherwise
 * @param evidence what shows it, a JSON object of at most 16,384 characters
 */
public record ReportProgress(
    @NotNull ProgressStatus status,
    @Min(0) @Max(100) Integer percent,
    Map<String, Object> evidence) {

  private static final int LONGEST_EVIDENCE = 16_384;

  /**
   * What annotations cannot say.
   *
   * @throws InvalidRequest if percent contradicts the status or the evidence is too long
   */
  void check() {
    if (status == ProgressStatus.COMPLETED && effectivePercent() != 100) {
      throw new InvalidRequest("percent", "must be 100 when the status is completed");
    }
    if (status == ProgressStatus.NOT_STARTED && effectivePercent() != 0) {
      throw new InvalidRequest("percent", "must be 0 when the status is not_started");
    }
    if (evidenceJson().encode().length() > LONGEST_EVIDENCE) {
      throw new InvalidRequest("evidence", "must have at most " + LONGEST_EVIDENCE + " characters");
    }
  }

  int effectivePercent() {
    if (percent != null) {
      return percent;
    }
    return status == ProgressStatus.COMPLETED ? 100 : 0;
  }

  JsonObject evidenceJson() {
    return evidence == null ? new JsonObject() : new JsonObject(evidence);
  }
}
