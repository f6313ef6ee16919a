package dev.devmentor.learning.assessment;

import dev.devmentor.learning.LearningProblem.NoQuestions;
import dev.devmentor.learning.assessment.irt.ScoredAnswer;
import dev.devmentor.learning.assessment.irt.TestState;
import dev.devmentor.learning.assessment.question.GivenAnswer;
import dev.devmentor.learning.assessment.question.Grade;
import dev.devmentor.learning.assessment.question.QuestionBank;
import dev.devmentor.learning.assessment.question.QuestionRepository;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs adaptive assessments. */
@ApplicationScoped
class AssessmentService {

  private final RowSecurity rowSecurity;
  private final Idempotency idempotency;
  private final AssessmentRepository assessments;
  private final QuestionRepository questions;
  private final AssessmentResults results;

  AssessmentService(
      RowSecurity rowSecurity,
      Idempotency idempotency,
      AssessmentRepository assessments,
      QuestionRepository questions,
      AssessmentResults results) {
    this.rowSecurity = rowSecurity;
    this.idempotency = idempotency;
    this.assessments = assessments;
    this.questions = questions;
    this.results = results;
  }

  /** An assessment with the bank it asks from. */
  private record Sitting(Assessment assessment, QuestionBank bank) {}

  Uni<Page<AssessmentView>> list(UUID userId, PageRequest page) {
    return assessments
        .list(userId, page, results.config().masteredFrom())
        .map(rows -> Page.of(rows, page, assessment -> Cursor.of(assessment.id())));
  }

  Uni<AssessmentView> get(UUID userId, UUID id) {
    return rowSecurity.session(
        userId,
        session ->
            required(assessments.find(session, id))
                .chain(assessment -> withBank(session, assessment))
                .chain(sitting -> view(session, sitting)));
  }

  private Uni<AssessmentView> view(Mutiny.Session session, Sitting sitting) {
    return assessments
        .slug(session, sitting.assessment().skillId())
        .map(skill -> view(sitting, skill));
  }

  Uni<AssessmentView> start(IdempotentRequest once, StartAssessment request) {
    return rowSecurity.session(
        once.userId(),
        session ->
            idempotency.once(
                session,
                once,
                AssessmentView.class,
                () -> start(session, once.userId(), request.skill())));
  }

  private Uni<AssessmentView> start(Mutiny.Session session, UUID userId, String skill) {
    return assessments
        .skillId(session, skill)
        .chain(
            skillId ->
                questions
                    .bank(session, skillId)
                    .map(bank -> begin(new Assessment.Subject(userId, skillId, skill), bank)))
        .call(sitting -> assessments.persist(session, sitting.assessment()))
        .map(sitting -> view(sitting, skill));
  }

  private Sitting begin(Assessment.Subject subject, QuestionBank bank) {
    if (bank.isEmpty()) {
      throw new NoQuestions(subject.skill());
    }
    TestState first = bank.test(results.config().rules()).after(List.of());
    return new Sitting(new Assessment(subject, first), bank);
  }

  Uni<AnswerView> answer(IdempotentRequest once, UUID id, GiveAnswer request) {
    return rowSecurity.session(
        once.userId(),
        session ->
            idempotency.once(session, once, AnswerView.class, () -> answer(session, id, request)));
  }

  private Uni<AnswerView> answer(Mutiny.Session session, UUID id, GiveAnswer request) {
    return required(assessments.lock(session, id))
        .invoke(assessment -> assessment.requireAsked(request.questionId()))
        .chain(assessment -> withBank(session, assessment))
        .chain(sitting -> answer(session, sitting, request));
  }

  private Uni<AnswerView> answer(Mutiny.Session session, Sitting sitting, GiveAnswer request) {
    GivenAnswer given = GivenAnswer.to(sitting.bank().view(request.questionId()), request.answer());
    return questions
        .grade(session, request.questionId(), given)
        .invoke(grade -> take(sitting, given, grade))
        .call(session::flush)
        .call(() -> results.record(session, sitting.assessment()))
        .map(grade -> reply(sitting, grade));
  }

  private void take(Sitting sitting, GivenAnswer given, Grade grade) {
    Assessment assessment = sitting.assessment();
    ScoredAnswer scored = new ScoredAnswer(assessment.currentQuestionId(), grade.correct());
    List<ScoredAnswer> all =
        Stream.concat(assessment.scored().stream(), Stream.of(scored)).toList();
    assessment.take(scored, given, sitting.bank().test(results.config().rules()).after(all));
  }

  private Uni<Sitting> withBank(Mutiny.Session session, Assessment assessment) {
    return questions.bank(session, assessment.skillId()).map(bank -> new Sitting(assessment, bank));
  }

  private static Uni<Assessment> required(Uni<Assessment> found) {
    return found.onItem().ifNull().failWith(() -> new NotFound("assessment"));
  }

  private AssessmentView view(Sitting sitting, String skill) {
    Assessment assessment = sitting.assessment();
    return assessment.view(
        skill, sitting.bank().view(assessment.currentQuestionId()), results.of(assessment));
  }

  private AnswerView reply(Sitting sitting, Grade grade) {
    Assessment assessment = sitting.assessment();
    return new AnswerView(
        grade.correct(),
        grade.explanation(),
        assessment.estimate().ability(),
        assessment.estimate().standardError(),
        assessment.isFinished(),
        sitting.bank().view(assessment.currentQuestionId()),
        results.of(assessment));
  }
}
