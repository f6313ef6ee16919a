package dev.devmentor.learning.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.devmentor.learning.assessment.irt.TestEnd;
import dev.devmentor.learning.assessment.question.QuestionView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An assessment as clients see it.
 *
 * @param skill slug
 * @param ability estimate on the scale of the population: mean 0, standard deviation 1
 * @param standardError standard deviation of the estimate
 * @param question what waits for an answer; absent when finished
 * @param result absent until finished
 * @param answers what was answered so far, in order; absent in lists
 * @param version counts changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssessmentView(
    UUID id,
    String skill,
    AssessmentStatus status,
    double ability,
    double standardError,
    QuestionView question,
    Result result,
    List<Answer> answers,
    Instant startedAt,
    Instant finishedAt,
    int version) {

  /**
   * What a finished assessment has shown.
   *
   * @param mastery probability that the ability is above the mastery cut, 0 to 1
   * @param mastered whether that probability is high enough
   * @param questions how many were answered
   * @param correct how many of them right
   * @param endedBy why it ended
   */
  public record Result(
      double ability,
      double standardError,
      double mastery,
      boolean mastered,
      int questions,
      int correct,
      TestEnd endedBy) {}

  /**
   * One answer.
   *
   * @param answer letters of the choices, or the one text
   * @param ability estimate after it
   * @param standardError standard deviation of that estimate
   */
  public record Answer(
      UUID questionId,
      List<String> answer,
      boolean correct,
      double ability,
      double standardError,
      Instant answeredAt) {}
}
