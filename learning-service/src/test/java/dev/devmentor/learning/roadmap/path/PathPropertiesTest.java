package dev.devmentor.learning.roadmap.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.learning.progress.ProgressStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for every acyclic graph. */
class PathPropertiesTest {

  @Property
  void everyStepComesAfterThoseItNames(
      @ForAll @IntRange(min = 1, max = 25) int size, @ForAll long seed) {
    Map<String, SkillNode> graph = randomGraph(size, new Random(seed));

    List<LearningPath.Step> path = LearningPath.to(List.copyOf(graph.keySet()), graph);

    List<String> seen = new ArrayList<>();
    for (LearningPath.Step step : path) {
      assertThat(seen).containsAll(step.after()).doesNotContain(step.skill().slug());
      seen.add(step.skill().slug());
    }
  }

  @Property
  void thePathHoldsExactlyWhatIsNotMastered(
      @ForAll @IntRange(min = 1, max = 25) int size, @ForAll long seed) {
    Map<String, SkillNode> graph = randomGraph(size, new Random(seed));

    List<LearningPath.Step> path = LearningPath.to(List.copyOf(graph.keySet()), graph);

    assertThat(path.stream().map(step -> step.skill().slug()))
        .containsExactlyInAnyOrderElementsOf(
            graph.values().stream().filter(node -> !node.mastered()).map(SkillNode::slug).toList());
  }

  @Property
  void itemsKeepTheirOrderUnlessTheyWait(
      @ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) {
    List<List<Integer>> after = randomWaits(size, new Random(seed));

    List<Integer> order = ItemOrder.of(after);

    assertThat(order)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
    for (int i = 0; i < size; i++) {
      assertThat(order.subList(0, order.indexOf(i))).containsAll(after.get(i));
    }
  }

  /** Edges lead from later to earlier nodes only, so there is no cycle. */
  private static Map<String, SkillNode> randomGraph(int size, Random random) {
    Map<String, SkillNode> graph = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      List<String> requires =
          IntStream.range(0, i).filter(_ -> random.nextInt(4) == 0).mapToObj(j -> "s" + j).toList();
      graph.put(
          "s" + i,
          new SkillNode(
              new UUID(0, i),
              "s" + i,
              "Skill " + i,
              requires,
              random.nextInt(3) == 0,
              ProgressStatus.NOT_STARTED,
              0));
    }
    return graph;
  }

  private static List<List<Integer>> randomWaits(int size, Random random) {
    List<Integer> hidden = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    java.util.Collections.shuffle(hidden, random);
    List<List<Integer>> after = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int place = hidden.indexOf(i);
      after.add(hidden.subList(0, place).stream().filter(_ -> random.nextInt(5) == 0).toList());
    }
    return after;
  }
}
