package dev.devmentor.learning.roadmap.path;

import dev.devmentor.learning.progress.ProgressStatus;
import java.util.List;
import java.util.UUID;

/**
 * A skill as a roadmap is built from it: its place in the graph and where the user stands.
 *
 * @param requires slugs of what it builds on directly, in alphabetical order
 * @param mastered whether an assessment has shown that the user masters it
 * @param percent 0 to 100
 */
public record SkillNode(
    UUID id,
    String slug,
    String name,
    List<String> requires,
    boolean mastered,
    ProgressStatus status,
    int percent) {}
