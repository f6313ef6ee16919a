package dev.devmentor.learning.assessment;

import dev.devmentor.learning.assessment.irt.AbilityEstimate;
import dev.devmentor.learning.assessment.irt.ScoredAnswer;
import dev.devmentor.learning.mastery.MasteryRepository;
import dev.devmentor.learning.progress.ProgressRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a finished assessment says, and what follows from it. */
@ApplicationScoped
class AssessmentResults {

  private final AssessmentConfig config;
  private final MasteryRepository mastery;
  private final ProgressRepository progress;

  AssessmentResults(
      AssessmentConfig config, MasteryRepository mastery, ProgressRepository progress) {
    this.config = config;
    this.mastery = mastery;
    this.progress = progress;
  }

  AssessmentConfig config() {
    return config;
  }

  /** Null until the assessment is finished. */
  AssessmentView.Result of(Assessment assessment) {
    if (!assessment.isFinished()) {
      return null;
    }
    AbilityEstimate estimate = assessment.estimate();
    List<ScoredAnswer> answers = assessment.scored();
    return new AssessmentView.Result(
        estimate.ability(),
        estimate.standardError(),
        estimate.mastery(),
        isMastered(estimate),
        answers.size(),
        (int) answers.stream().filter(ScoredAnswer::correct).count(),
        assessment.endedBy());
  }

  /**
   * Writes down the mastery that a finished assessment has shown; a mastered skill is completed.
   */
  Uni<Void> record(Mutiny.Session session, Assessment assessment) {
    if (!assessment.isFinished()) {
      return Uni.createFrom().voidItem();
    }
    AbilityEstimate estimate = assessment.estimate();
    return mastery
        .save(
            session,
            assessment.userId(),
            assessment.skillId(),
            estimate,
            isMastered(estimate),
            assessment.scored().size())
        .chain(() -> isMastered(estimate) ? complete(session, assessment) : nothing());
  }

  private Uni<Void> complete(Mutiny.Session session, Assessment assessment) {
    return progress.complete(session, assessment.userId(), assessment.skillId());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private boolean isMastered(AbilityEstimate estimate) {
    return estimate.mastery() >= config.masteredFrom();
  }
}
