package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.progress.ProgressStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A roadmap as clients see it.
 *
 * @param goalSkills slugs of the skills it leads to; empty for a roadmap of free items
 * @param items in an order in which they can be taken
 * @param version counts changes, also of the progress of its items
 */
public record RoadmapView(
    UUID id,
    String title,
    List<String> goalSkills,
    RoadmapStatus status,
    List<Item> items,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * A step.
   *
   * @param skill slug; null for a free item
   * @param position place in the order, from 0
   * @param after items of the same roadmap to finish before
   * @param percent 0 to 100
   */
  public record Item(
      UUID id,
      String title,
      String skill,
      int position,
      List<UUID> after,
      ProgressStatus status,
      int percent) {}
}
