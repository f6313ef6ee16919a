package dev.devmentor.learning.roadmap.path;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The way to some goal skills through the prerequisite graph: everything they build on, each skill
 * after what it builds on itself, without what is mastered.
 *
 * <p>It is the post-order of a depth-first search (R. E. Tarjan, "Edge-disjoint spanning trees and
 * depth-first search", 1976): goals in the order asked for, prerequisites in alphabetical order. So
 * the first goal is reached first, and the same request always gives the same path.
 */
public final class LearningPath {

  private final Map<String, SkillNode> graph;
  private final Map<String, Set<String>> open = new LinkedHashMap<>();
  private final Map<String, Step> steps = new LinkedHashMap<>();

  private LearningPath(Map<String, SkillNode> graph) {
    this.graph = graph;
  }

  /**
   * A skill to learn.
   *
   * @param after slugs of earlier steps; where a mastered skill was left out, what it builds on
   *     stands in for it
   */
  public record Step(SkillNode skill, Set<String> after) {}

  /**
   * The steps in order.
   *
   * @param graph by slug, with everything the goals build on; free of cycles
   */
  public static List<Step> to(List<String> goals, Map<String, SkillNode> graph) {
    LearningPath path = new LearningPath(graph);
    goals.forEach(path::visit);
    return List.copyOf(path.steps.values());
  }

  /** The steps that have to come before whatever builds on a skill. */
  private Set<String> visit(String slug) {
    Set<String> known = open.get(slug);
    return known != null ? known : explore(slug);
  }

  private Set<String> explore(String slug) {
    SkillNode skill = graph.get(slug);
    Set<String> before = new TreeSet<>();
    skill.requires().forEach(needed -> before.addAll(visit(needed)));
    Set<String> result = skill.mastered() ? before : new LinkedHashSet<>(List.of(slug));
    if (!skill.mastered()) {
      steps.put(slug, new Step(skill, before));
    }
    open.put(slug, result);
    return result;
  }
}
