package dev.devmentor.learning.assessment.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.devmentor.learning.assessment.question.QuestionView.Choice;
import dev.devmentor.platform.problem.InvalidRequest;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An answer that fits its question.
 *
 * @param values letters of the choices in alphabetical order, or the one text
 */
public record GivenAnswer(List<String> values) {

  private static final String FIELD = "answer";
  private static final int LONGEST_TEXT = 200;

  /**
   * Reads what a learner sent.
   *
   * @throws InvalidRequest if it does not fit the kind of the question or names no choice of it
   */
  public static GivenAnswer to(QuestionView question, JsonNode answer) {
    return switch (question.kind()) {
      case SINGLE_CHOICE -> new GivenAnswer(List.of(choice(question, answer)));
      case MULTI_SELECT -> new GivenAnswer(choices(question, answer));
      case SHORT_TEXT -> new GivenAnswer(List.of(text(answer)));
    };
  }

  private static String choice(QuestionView question, JsonNode answer) {
    List<String> ids = question.choices().stream().map(Choice::id).toList();
    if (!answer.isTextual() || !ids.contains(answer.textValue())) {
      throw new InvalidRequest(FIELD, "must be the id of a choice: " + String.join(", ", ids));
    }
    return answer.textValue();
  }

  private static List<String> choices(QuestionView question, JsonNode answer) {
    if (!answer.isArray() || answer.isEmpty() || answer.size() > question.choices().size()) {
      throw new InvalidRequest(FIELD, "must be a list of one or more ids of choices");
    }
    List<String> chosen =
        StreamSupport.stream(answer.spliterator(), false)
            .map(one -> choice(question, one))
            .distinct()
            .sorted()
            .toList();
    if (chosen.size() < answer.size()) {
      throw new InvalidRequest(FIELD, "must not name a choice twice");
    }
    return chosen;
  }

  private static String text(JsonNode answer) {
    if (!answer.isTextual() || answer.textValue().isBlank()) {
      throw new InvalidRequest(FIELD, "must be a text");
    }
    if (answer.textValue().length() > LONGEST_TEXT || answer.textValue().indexOf('\0') >= 0) {
      throw new InvalidRequest(FIELD, "must have at most " + LONGEST_TEXT + " characters");
    }
    return answer.textValue();
  }
}
