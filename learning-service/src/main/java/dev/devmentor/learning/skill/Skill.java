package dev.devmentor.learning.skill;

import java.util.List;

/**
 * A node of the skill graph.
 *
 * @param slug its name in addresses; never changes
 * @param prerequisites slugs of the skills it builds on directly, in alphabetical order
 * @param dependants slugs of the skills that build on it directly, in alphabetical order
 * @param version counts changes, also of its edges
 */
public record Skill(
    String slug,
    String name,
    String description,
    SkillCategory category,
    List<String> prerequisites,
    List<String> dependants,
    int version) {}
