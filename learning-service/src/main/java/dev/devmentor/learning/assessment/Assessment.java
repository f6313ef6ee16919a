package dev.devmentor.learning.assessment;

import dev.devmentor.learning.LearningProblem.AssessmentFinished;
import dev.devmentor.learning.LearningProblem.QuestionAnswered;
import dev.devmentor.learning.LearningProblem.QuestionNotAsked;
import dev.devmentor.learning.assessment.irt.AbilityEstimate;
import dev.devmentor.learning.assessment.irt.ScoredAnswer;
import dev.devmentor.learning.assessment.irt.TestEnd;
import dev.devmentor.learning.assessment.irt.TestState;
import dev.devmentor.learning.assessment.question.GivenAnswer;
import dev.devmentor.learning.assessment.question.QuestionView;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** An assessment with its answers: one question waits for an answer until it is finished. */
@Entity
@Table(name = "assessments", schema = "learning")
class Assessment {

  @Id private UUID id;

  @Column(name = "user_id", updatable = false)
  private UUID userId;

  @Column(name = "skill_id", updatable = false)
  private UUID skillId;

  private AssessmentStatus status;
  private double ability;

  @Column(name = "standard_error")
  private double standardError;

  private double mastery;

  @Column(name = "current_question_id")
  private UUID currentQuestionId;

  @Column(name = "ended_by")
  @Convert(converter = EndColumn.class)
  private TestEnd endedBy;

  @Column(name = "started_at", updatable = false)
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  // Not @Version: writers lock the row, and wait for each other instead of failing. The database
  // counts it.
  @Column(updatable = false)
  private int version;

  @OneToMany(mappedBy = "assessment", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  private List<AssessmentAnswer> answers = new ArrayList<>();

  /** For Hibernate. */
  protected Assessment() {}

  /** Who is assessed in what. */
  record Subject(UUID userId, UUID skillId, String skill) {}

  /** Begins with the first question. */
  Assessment(Subject subject, TestState first) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.userId = subject.userId();
    this.skillId = subject.skillId();
    this.startedAt = now();
    this.version = 1;
    moveTo(first);
  }

  /** Refuses an answer to anything but the question that waits for one. */
  void requireAsked(UUID questionId) {
    if (scored().stream().anyMatch(answer -> answer.itemId().equals(questionId))) {
      throw new QuestionAnswered();
    }
    if (isFinished()) {
      throw new AssessmentFinished();
    }
    if (!questionId.equals(currentQuestionId)) {
      throw new QuestionNotAsked();
    }
  }

  /**
   * Takes the answer to the current question.
   *
   * @param next where the test stands with this answer
   */
  void take(ScoredAnswer scored, GivenAnswer given, TestState next) {
    answers.add(new AssessmentAnswer(this, scored, given.values(), next.estimate()));
    moveTo(next);
  }

  private void moveTo(TestState state) {
    ability = state.estimate().ability();
    standardError = state.estimate().standardError();
    mastery = state.estimate().mastery();
    switch (state) {
      case TestState.Asking asking -> {
        status = AssessmentStatus.IN_PROGRESS;
        currentQuestionId = asking.itemId();
      }
      case TestState.Ended ended -> {
        status = AssessmentStatus.FINISHED;
        currentQuestionId = null;
        endedBy = ended.end();
        finishedAt = now();
      }
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  UUID userId() {
    return userId;
  }

  UUID skillId() {
    return skillId;
  }

  boolean isFinished() {
    return status == AssessmentStatus.FINISHED;
  }

  AbilityEstimate estimate() {
    return new AbilityEstimate(ability, standardError, mastery);
  }

  UUID currentQuestionId() {
    return currentQuestionId;
  }

  TestEnd endedBy() {
    return endedBy;
  }

  /** The collection itself, for Hibernate to fetch. */
  List<AssessmentAnswer> answers() {
    return answers;
  }

  List<ScoredAnswer> scored() {
    return answers.stream().map(AssessmentAnswer::scored).toList();
  }

  /** As clients see it; question and result are null where there is none. */
  AssessmentView view(String skill, QuestionView question, AssessmentView.Result result) {
    return new AssessmentView(
        id,
        skill,
        status,
        ability,
        standardError,
        question,
        result,
        answers.stream().map(AssessmentAnswer::view).toList(),
        startedAt,
        finishedAt,
        version);
  }

  /** Maps the native enum of the database; null until the end. */
  @Converter
  static final class EndColumn implements AttributeConverter<TestEnd, String> {
    @Override
    public String convertToDatabaseColumn(TestEnd end) {
      return end == null ? null : end.label();
    }

    @Override
    public TestEnd convertToEntityAttribute(String label) {
      return label == null ? null : TestEnd.valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
