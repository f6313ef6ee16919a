package dev.devmentor.learning.assessment;

import dev.devmentor.learning.assessment.irt.TestRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long an assessment is and what it takes to master a skill. */
@ConfigMapping(prefix = "devmentor.assessment")
public interface AssessmentConfig {

  /** An assessment ends when its standard error is not above this (1 is what is known before). */
  @WithDefault("0.55")
  double targetStandardError();

  /** An assessment ends after as many answers. */
  @WithDefault("12")
  int maxQuestions();

  /**
   * The ability above which a skill is mastered: 0 is the average, 1 one standard deviation more.
   */
  @WithDefault("0.5")
  double masteryCut();

  /** How probable it must be that the ability is above the cut for a skill to count as mastered. */
  @WithDefault("0.8")
  double masteredFrom();

  /** The first three as the rules of a test. */
  default TestRules rules() {
    return new TestRules(targetStandardError(), maxQuestions(), masteryCut());
  }
}
