package dev.devmentor.learning.roadmap.path;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.learning.progress.ProgressStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearningPathTest {

  private static final Map<String, SkillNode> GRAPH =
      graph(
          skill("basics"),
          skill("html"),
          skill("javascript", "basics"),
          skill("dom", "html", "javascript"),
          skill("async", "javascript"),
          skill("react", "async", "dom"));

  @Test
  void ordersEachSkillAfterWhatItBuildsOn() {
    assertThat(slugs(LearningPath.to(List.of("react"), GRAPH)))
        .containsExactly("basics", "javascript", "async", "html", "dom", "react");
  }

  @Test
  void reachesTheFirstGoalFirst() {
    assertThat(slugs(LearningPath.to(List.of("html", "javascript"), GRAPH)))
        .containsExactly("html", "basics", "javascript");
  }

  @Test
  void takesEachSkillOnceAlthoughGoalsShareIt() {
    assertThat(slugs(LearningPath.to(List.of("async", "dom"), GRAPH)))
        .containsExactly("basics", "javascript", "async", "html", "dom");
  }

  @Test
  void leavesOutWhatIsMasteredAndJoinsTheEndsTogether() {
    Map<String, SkillNode> graph =
        graph(skill("basics"), mastered("javascript", "basics"), skill("async", "javascript"));

    List<LearningPath.Step> path = LearningPath.to(List.of("async"), graph);

    assertThat(slugs(path)).containsExactly("basics", "async");
    assertThat(path.getLast().after()).isEqualTo(Set.of("basics"));
  }

  @Test
  void isEmptyWhenEverythingIsMastered() {
    assertThat(LearningPath.to(List.of("basics"), graph(mastered("basics")))).isEmpty();
  }

  private static List<String> slugs(List<LearningPath.Step> path) {
    return path.stream().map(step -> step.skill().slug()).toList();
  }

  private static Map<String, SkillNode> graph(SkillNode... nodes) {
    return Stream.of(nodes).collect(toMap(SkillNode::slug, Function.identity()));
  }

  private static SkillNode skill(String slug, String... requires) {
    return node(slug, false, requires);
  }

  private static SkillNode mastered(String slug, String... requires) {
    return node(slug, true, requires);
  }

  private static SkillNode node(String slug, boolean mastered, String... requires) {
    return new SkillNode(
        UUID.randomUUID(), slug, slug, List.of(requires), mastered, ProgressStatus.NOT_STARTED, 0);
  }
}
