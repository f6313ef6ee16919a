package dev.devmentor.learning.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.devmentor.learning.assessment.question.QuestionView;

/**
 * The reply to an answer.
 *
 * @param explanation why the right answer is right
 * @param ability estimate after the answer
 * @param standardError standard deviation of that estimate
 * @param question the next one; absent when finished
 * @param result absent until finished
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerView(
    boolean correct,
    String explanation,
    double ability,
    double standardError,
    boolean finished,
    QuestionView question,
    AssessmentView.Result result) {}
