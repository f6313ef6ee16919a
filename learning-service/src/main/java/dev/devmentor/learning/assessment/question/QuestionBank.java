package dev.devmentor.learning.assessment.question;

import dev.devmentor.learning.assessment.irt.AdaptiveTest;
import dev.devmentor.learning.assessment.irt.TestRules;
import java.util.List;
import java.util.UUID;

/** Every question on one skill. */
public record QuestionBank(List<Question> questions) {

  /** Whether there is nothing to ask. */
  public boolean isEmpty() {
    return questions.isEmpty();
  }

  /** A test over the bank, which must not be empty. */
  public AdaptiveTest test(TestRules rules) {
    return new AdaptiveTest(questions.stream().map(Question::item).toList(), rules);
  }

  /** A question of the bank as learners see it; null for null. */
  public QuestionView view(UUID questionId) {
    return questions.stream()
        .filter(question -> question.id().equals(questionId))
        .map(Question::view)
        .findFirst()
        .orElse(null);
  }
}
