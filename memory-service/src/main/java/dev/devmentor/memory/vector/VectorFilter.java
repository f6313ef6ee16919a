package dev.devmentor.memory.vector;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which points a search may return. Null or an empty list means: no matter which.
 *
 * @param userId who searches: finds what is their own
 * @param projectIds and what is in these projects
 * @param projectId only what is in this project
 * @param tags only what has all of them
 * @param since the earliest time, inclusive
 * @param until the latest time, inclusive
 * @param asOf only what held at this time; without it, what holds now or is yet to hold
 * @param includeSuperseded also what others have superseded and, without {@code asOf}, what holds
 *     no more
 */
public record VectorFilter(
    UUID userId,
    List<UUID> projectIds,
    UUID projectId,
    List<UUID> documentIds,
    List<String> tags,
    String source,
    Instant since,
    Instant until,
    Instant asOf,
    boolean includeSuperseded) {}
