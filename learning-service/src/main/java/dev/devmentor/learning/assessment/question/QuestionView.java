package dev.devmentor.learning.assessment.question;

import java.util.List;
import java.util.UUID;

/**
 * A question as learners see it.
 *
 * @param choices what there is to choose from; null for a short text
 */
public record QuestionView(UUID id, QuestionKind kind, String prompt, List<Choice> choices) {

  /**
   * Something to choose.
   *
   * @param id a letter; the first choice is a
   */
  public record Choice(String id, String text) {

    static String letter(int index) {
      return String.valueOf((char) ('a' + index));
    }
  }
}
