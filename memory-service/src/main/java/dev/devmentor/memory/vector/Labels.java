package dev.devmentor.memory.vector;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What searches filter by, the same for all points of a document.
 *
 * @param userId the owner
 * @param projectId null if it is in no project
 * @param time when it happened, else when it was stored
 * @param validFrom since when it holds; null if since ever
 * @param validUntil null if it holds on
 * @param supersededAt since when another one holds in its place; null if none does
 */
public record Labels(
    UUID documentId,
    UUID userId,
    UUID projectId,
    String source,
    List<String> tags,
    Instant time,
    Instant validFrom,
    Instant validUntil,
    Instant supersededAt) {}
