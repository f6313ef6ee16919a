package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.roadmap.path.ItemOrder;
import dev.devmentor.learning.roadmap.path.LearningPath;
import dev.devmentor.learning.roadmap.path.SkillNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A roadmap that is to be saved.
 *
 * @param skills the skill of each of its items, in their order; null for a free item
 */
record RoadmapPlan(Roadmap roadmap, List<SkillNode> skills) {

  /** The path to the goals that were asked for. */
  static RoadmapPlan toGoals(UUID userId, CreateRoadmap request, Map<String, SkillNode> graph) {
    Roadmap roadmap = new Roadmap(userId, request.title(), request.goalSkills());
    List<LearningPath.Step> path = LearningPath.to(request.goalSkills(), graph);
    Map<String, UUID> itemOfSkill = new HashMap<>();
    for (LearningPath.Step step : path) {
      List<UUID> after = step.after().stream().map(itemOfSkill::get).toList();
      RoadmapItem item = roadmap.add(step.skill().name(), step.skill().id(), after);
      itemOfSkill.put(step.skill().slug(), item.id());
    }
    return new RoadmapPlan(roadmap, path.stream().map(LearningPath.Step::skill).toList());
  }

  /** The items that were sent, in an order in which they can be taken. */
  static RoadmapPlan ofItems(UUID userId, CreateRoadmap request, Map<String, SkillNode> skills) {
    Roadmap roadmap = new Roadmap(userId, request.title(), List.of());
    List<SkillNode> taught = new ArrayList<>();
    Map<Integer, UUID> itemAtIndex = new HashMap<>();
    for (Integer index :
        ItemOrder.of(request.items().stream().map(CreateRoadmap.Item::after).toList())) {
      CreateRoadmap.Item sent = request.items().get(index);
      SkillNode skill = sent.skill() == null ? null : skills.get(sent.skill());
      List<UUID> after = sent.after().stream().map(itemAtIndex::get).toList();
      RoadmapItem item = roadmap.add(sent.title(), skill == null ? null : skill.id(), after);
      itemAtIndex.put(index, item.id());
      taught.add(skill);
    }
    return new RoadmapPlan(roadmap, taught);
  }

  /** As clients see it once it is saved. */
  RoadmapView view() {
    return roadmap.view(
        IntStream.range(0, skills.size())
            .mapToObj(i -> roadmap.items().get(i).view(skills.get(i)))
            .toList());
  }
}
