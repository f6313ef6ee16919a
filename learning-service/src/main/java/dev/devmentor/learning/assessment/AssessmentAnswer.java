package dev.devmentor.learning.assessment;

import dev.devmentor.learning.assessment.irt.AbilityEstimate;
import dev.devmentor.learning.assessment.irt.ScoredAnswer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** One answer of an assessment; never changed. */
@Entity
@Immutable
@Table(name = "assessment_answers", schema = "learning")
class AssessmentAnswer {

  @Id private UUID id;

  @SuppressWarnings("unused") // read by Hibernate alone: the other end of Assessment.answers
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "assessment_id")
  private Assessment assessment;

  @Column(name = "user_id")
  private UUID userId;

  @Column(name = "question_id")
  private UUID questionId;

  private String[] answer;
  private boolean correct;
  private double ability;

  @Column(name = "standard_error")
  private double standardError;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For Hibernate. */
  protected AssessmentAnswer() {}

  AssessmentAnswer(
      Assessment assessment, ScoredAnswer scored, List<String> given, AbilityEstimate estimate) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.assessment = assessment;
    this.userId = assessment.userId();
    this.questionId = scored.itemId();
    this.answer = given.toArray(String[]::new);
    this.correct = scored.correct();
    this.ability = estimate.ability();
    this.standardError = estimate.standardError();
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  ScoredAnswer scored() {
    return new ScoredAnswer(questionId, correct);
  }

  AssessmentView.Answer view() {
    return new AssessmentView.Answer(
        questionId, List.of(answer), correct, ability, standardError, createdAt);
  }
}
