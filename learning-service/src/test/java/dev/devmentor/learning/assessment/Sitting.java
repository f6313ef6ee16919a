package dev.devmentor.learning.assessment;

import dev.devmentor.learning.Learner;
import dev.devmentor.learning.LearningDatabase;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/**
 * An assessment that a test takes.
 *
 * @param firstQuestion as the service asked it
 */
public record Sitting(Learner learner, String id, Map<String, Object> firstQuestion) {

  /** Starts an assessment. */
  public static Sitting start(Learner learner, String skill) {
    Response started =
        learner.post("/assessments", Map.of("skill", skill)).statusCode(201).extract().response();
    return new Sitting(learner, started.path("id"), started.path("question"));
  }

  /** Answers a question right or wrong. */
  public ValidatableResponse answer(Map<String, Object> question, boolean right) {
    return learner.post("/assessments/" + id + "/answers", body(question, right));
  }

  /** Answers one question after the other in the same way; the last reply. */
  public Response finish(boolean right) {
    Map<String, Object> question = firstQuestion;
    Response reply;
    do {
      reply = answer(question, right).statusCode(200).extract().response();
      question = reply.path("question");
    } while (question != null);
    return reply;
  }

  static Map<String, Object> body(Map<String, Object> question, boolean right) {
    List<String> key = LearningDatabase.key((String) question.get("id"));
    return Map.of("questionId", question.get("id"), "answer", answer(question, key, right));
  }

  private static Object answer(Map<String, Object> question, List<String> key, boolean right) {
    return switch ((String) question.get("kind")) {
      case "single_choice" -> right ? key.getFirst() : other(key);
      case "multi_select" -> right ? key : List.of(other(key));
      default -> right ? "  " + key.getFirst().toUpperCase(java.util.Locale.ROOT) : "no idea";
    };
  }

  private static String other(List<String> key) {
    return key.contains("a") ? "b" : "a";
  }
}
