package dev.devmentor.learning.recommendation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Turns facts into recommendations. Each reason has a weight, the score is their sum: a learner can
 * see from the reasons why one thing stands above another. All reasons that one recommendation can
 * have weigh 1 together.
 */
final class Recommender {

  private static final int NAMED = 3;

  private Recommender() {}

  /** Everything worth recommending, the most urgent first; ties in alphabetical order. */
  static List<Recommendation> recommend(UUID userId, List<SkillFacts> facts) {
    boolean newcomer = facts.stream().allMatch(skill -> !skill.isPlanned() && skill.isUntouched());
    return facts.stream()
        .flatMap(skill -> recommend(userId, skill, newcomer).stream())
        .sorted(
            Comparator.comparingDouble(Recommendation::score)
                .reversed()
                .thenComparing(Recommendation::target))
        .toList();
  }

  private static Optional<Recommendation> recommend(
      UUID userId, SkillFacts skill, boolean newcomer) {
    if (skill.isWeak()) {
      return of(userId, RecommendationKind.STRENGTHEN_SKILL, skill, strengthening(skill));
    }
    if (skill.isUnmeasured()) {
      return of(userId, RecommendationKind.ASSESS_SKILL, skill, assessing(skill));
    }
    if (skill.isUntouched() && skill.isReady()) {
      return of(userId, RecommendationKind.LEARN_SKILL, skill, learning(skill, newcomer));
    }
    return Optional.empty();
  }

  private static List<Reason> strengthening(SkillFacts skill) {
    String text =
        "Your latest assessment puts mastery at %.0f %%.".formatted(skill.mastery() * 100);
    List<Reason> reasons = new ArrayList<>();
    reasons.add(new Reason("weak_mastery", text, List.of(), 0.3 + 0.2 * (1 - skill.mastery())));
    planned(skill).forEach(reasons::add);
    opening(skill).ifPresent(reasons::add);
    return reasons;
  }

  private static List<Reason> assessing(SkillFacts skill) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        new Reason(
            "completed_not_assessed",
            "You have completed it, but nothing has measured it yet.",
            List.of(),
            0.3));
    opening(skill).ifPresent(reasons::add);
    return reasons;
  }

  private static List<Reason> learning(SkillFacts skill, boolean newcomer) {
    List<Reason> reasons = new ArrayList<>();
    planned(skill).forEach(reasons::add);
    if (!skill.doneBefore().isEmpty()) {
      String text = "You have done all it builds on: " + some(skill.doneBefore()) + ".";
      reasons.add(new Reason("prerequisites_done", text, skill.doneBefore(), 0.2));
    }
    if (newcomer) {
      reasons.add(new Reason("starting_point", "It needs no other skill.", List.of(), 0.1));
    }
    if (!reasons.isEmpty()) {
      opening(skill).ifPresent(reasons::add);
    }
    return reasons;
  }

  private static Stream<Reason> planned(SkillFacts skill) {
    if (!skill.isPlanned()) {
      return Stream.empty();
    }
    String titles = some(skill.roadmaps());
    Reason onRoadmap = new Reason("on_roadmap", "It is on " + titles + ".", List.of(), 0.3);
    Reason goal = new Reason("goal_skill", "It is a goal of yours.", List.of(), 0.1);
    return skill.goal() ? Stream.of(onRoadmap, goal) : Stream.of(onRoadmap);
  }

  private static Optional<Reason> opening(SkillFacts skill) {
    int count = skill.opens().size();
    if (count == 0) {
      return Optional.empty();
    }
    String text =
        count == 1
            ? "It opens the way to " + some(skill.opens()) + "."
            : "%d skills build on it: %s.".formatted(count, some(skill.opens()));
    return Optional.of(new Reason("opens_skills", text, skill.opens(), 0.01 * Math.min(count, 10)));
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and more" : first;
  }

  private static Optional<Recommendation> of(
      UUID userId, RecommendationKind kind, SkillFacts skill, List<Reason> reasons) {
    if (reasons.isEmpty() || skill.decided().contains(kind)) {
      return Optional.empty();
    }
    double score = reasons.stream().mapToDouble(Reason::weight).sum();
    List<Reason> weighty =
        reasons.stream().sorted(Comparator.comparingDouble(Reason::weight).reversed()).toList();
    return Optional.of(
        new Recommendation(
            id(userId, kind, skill.slug()),
            kind,
            kind.title(skill.name()),
            skill.slug(),
            Math.round(score * 1_000) / 1_000.0,
            weighty,
            null));
  }

  /** A name-based UUID (RFC 9562, version 3): nothing has to be stored for it to stay the same. */
  private static UUID id(UUID userId, RecommendationKind kind, String slug) {
    String name = "%s %s %s".formatted(userId, kind.label(), slug).toLowerCase(Locale.ROOT);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
