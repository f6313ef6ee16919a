package dev.devmentor.learning.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.learning.progress.ProgressStatus;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecommenderTest {

  private static final UUID USER = UUID.randomUUID();

  @Test
  void recommendsANewcomerWhereToStart() {
    List<Recommendation> all = recommend(untouched("basics"), blocked("java", "basics"));

    assertThat(all).extracting(Recommendation::target).containsExactly("basics");
    assertThat(reasons(all.getFirst())).containsExactly("starting_point");
  }

  @Test
  void saysThatAllASkillBuildsOnIsDone() {
    List<Recommendation> all = recommend(done("basics"), ready("java", "basics"));

    assertThat(all).extracting(Recommendation::title).containsExactly("Learn java");
    assertThat(all.getFirst().because())
        .filteredOn(reason -> reason.reason().equals("prerequisites_done"))
        .allSatisfy(reason -> assertThat(reason.skills()).containsExactly("basics"))
        .hasSize(1);
  }

  @Test
  void putsWhatIsPlannedBeforeWhatIsMerelyPossible() {
    SkillFacts planned = facts("web", false, ProgressStatus.NOT_STARTED, List.of("My plan"), null);

    assertThat(recommend(done("basics"), ready("java", "basics"), planned))
        .extracting(Recommendation::target)
        .containsExactly("web", "java");
  }

  @Test
  void recommendsNothingThatWaitsForSomethingElse() {
    SkillFacts goal =
        new SkillFacts(
            "java",
            "java",
            false,
            ProgressStatus.NOT_STARTED,
            List.of("My plan"),
            true,
            List.of(),
            List.of("basics"),
            List.of(),
            null,
            false,
            true,
            Set.of());

    assertThat(recommend(goal)).isEmpty();
  }

  @Test
  void recommendsToStrengthenWhatAnAssessmentFoundWeak() {
    SkillFacts weak = facts("sql", false, ProgressStatus.COMPLETED, List.of(), 0.2);

    List<Recommendation> all = recommend(weak);

    assertThat(all)
        .extracting(Recommendation::kind)
        .containsExactly(RecommendationKind.STRENGTHEN_SKILL);
    assertThat(all.getFirst().because().getFirst().text()).contains("20 %");
  }

  @Test
  void recommendsToMeasureWhatIsCompletedOnly() {
    assertThat(recommend(facts("sql", true, ProgressStatus.COMPLETED, List.of(), null)))
        .extracting(Recommendation::kind)
        .containsExactly(RecommendationKind.ASSESS_SKILL);
  }

  @Test
  void weighsAllReasonsAtOnceAsOne() {
    SkillFacts everything =
        new SkillFacts(
            "http",
            "http",
            false,
            ProgressStatus.COMPLETED,
            List.of("My plan"),
            true,
            List.of(),
            List.of(),
            Collections.nCopies(12, "web"),
            0.0,
            false,
            true,
            Set.of());

    assertThat(recommend(everything)).extracting(Recommendation::score).containsExactly(1.0);
  }

  @Test
  void keepsQuietAboutWhatIsBegunOrSkipped() {
    assertThat(
            recommend(
                facts("a", false, ProgressStatus.IN_PROGRESS, List.of("My plan"), null),
                facts("b", false, ProgressStatus.SKIPPED, List.of("My plan"), null)))
        .isEmpty();
  }

  @Test
  void doesNotRepeatWhatWasDecidedLately() {
    SkillFacts dismissed =
        new SkillFacts(
            "basics",
            "basics",
            false,
            ProgressStatus.NOT_STARTED,
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(),
            null,
            false,
            true,
            Set.of(RecommendationKind.LEARN_SKILL));

    assertThat(recommend(dismissed)).isEmpty();
  }

  @Test
  void givesTheSameRecommendationTheSameIdAndOthersAnother() {
    Recommendation once = recommend(untouched("basics")).getFirst();
    Recommendation again = recommend(untouched("basics")).getFirst();
    Recommendation others =
        Recommender.recommend(UUID.randomUUID(), List.of(untouched("basics"))).getFirst();

    assertThat(again.id()).isEqualTo(once.id()).isNotEqualTo(others.id());
  }

  private static List<Recommendation> recommend(SkillFacts... facts) {
    List<Recommendation> all = Recommender.recommend(USER, List.of(facts));
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.score()).isBetween(0.0, 1.0);
              assertThat(one.because()).isNotEmpty();
            });
    return all;
  }

  private static List<String> reasons(Recommendation recommendation) {
    return recommendation.because().stream().map(Reason::reason).toList();
  }

  private static SkillFacts untouched(String slug) {
    return facts(slug, false, ProgressStatus.NOT_STARTED, List.of(), null);
  }

  private static SkillFacts done(String slug) {
    return facts(slug, true, ProgressStatus.COMPLETED, List.of(), 0.95);
  }

  private static SkillFacts ready(String slug, String before) {
    return new SkillFacts(
        slug,
        slug,
        false,
        ProgressStatus.NOT_STARTED,
        List.of(),
        false,
        List.of(before),
        List.of(),
        List.of(),
        null,
        false,
        true,
        Set.of());
  }

  private static SkillFacts blocked(String slug, String before) {
    return new SkillFacts(
        slug,
        slug,
        false,
        ProgressStatus.NOT_STARTED,
        List.of(),
        false,
        List.of(),
        List.of(before),
        List.of(),
        null,
        false,
        true,
        Set.of());
  }

  private static SkillFacts facts(
      String slug, boolean done, ProgressStatus status, List<String> roadmaps, Double mastery) {
    boolean mastered = mastery != null && mastery >= 0.8;
    return new SkillFacts(
        slug, slug, done, status, roadmaps, false, List.of(), List.of(), List.of(), mastery,
        mastered, true, Set.of());
  }
}
