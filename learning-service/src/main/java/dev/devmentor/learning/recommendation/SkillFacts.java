package dev.devmentor.learning.recommendation;

import dev.devmentor.learning.progress.ProgressStatus;
import java.util.List;
import java.util.Set;

/**
 * What is known about a user and one skill.
 *
 * @param done whether the skill is completed or mastered
 * @param roadmaps titles of the active roadmaps it is on
 * @param goal whether one of them leads to it
 * @param doneBefore slugs of what it builds on and is done
 * @param openBefore slugs of what it builds on and is not done
 * @param opens slugs of skills that build on it and are not done
 * @param mastery probability of mastery by the latest assessment, 0 to 1; null without one
 * @param mastered whether that probability was high enough
 * @param assessable whether there are questions on it
 * @param decided what the user has lately decided on, for this skill
 */
record SkillFacts(
    String slug,
    String name,
    boolean done,
    ProgressStatus status,
    List<String> roadmaps,
    boolean goal,
    List<String> doneBefore,
    List<String> openBefore,
    List<String> opens,
    Double mastery,
    boolean mastered,
    boolean assessable,
    Set<RecommendationKind> decided) {

  boolean isPlanned() {
    return !roadmaps.isEmpty();
  }

  boolean isUntouched() {
    return !done && mastery == null && status == ProgressStatus.NOT_STARTED;
  }

  boolean isReady() {
    return openBefore.isEmpty();
  }

  boolean isWeak() {
    return mastery != null && !mastered;
  }

  boolean isUnmeasured() {
    return done && mastery == null && assessable;
  }
}
