package dev.devmentor.memory.history;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A search of the past.
 *
 * @param mode hybrid, semantic or keyword
 * @param filters the other fields of the request that were given
 * @param resultCount how many items were found
 * @param topScore of the first item; null if there was none
 * @param tookMs how long it took, in milliseconds
 */
public record HistoryEntry(
    UUID id,
    String query,
    String mode,
    Map<String, Object> filters,
    int resultCount,
    Double topScore,
    int tookMs,
    Instant createdAt) {}
