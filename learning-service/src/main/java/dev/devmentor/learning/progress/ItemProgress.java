package dev.devmentor.learning.progress;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * How far a user is with one roadmap item. Items that name the same skill share it.
 *
 * @param skill slug; null for a free item
 * @param percent 0 to 100
 * @param evidence what shows it, as it was sent
 * @param startedAt when the status left not_started for the first time; null before
 * @param completedAt null unless completed
 * @param version counts changes; 0 while nothing has been reported
 */
public record ItemProgress(
    UUID roadmapItemId,
    UUID roadmapId,
    String title,
    String skill,
    ProgressStatus status,
    int percent,
    Map<String, Object> evidence,
    Instant startedAt,
    Instant completedAt,
    int version,
    Instant updatedAt) {}
