package dev.devmentor.memory.history;

import java.util.Map;

/**
 * A search to be remembered.
 *
 * @param mode hybrid, semantic or keyword
 * @param filters the other fields of the request that were given
 * @param resultCount how many items were found
 * @param topScore of the first item; null if there was none
 * @param tookMs how long it took, in milliseconds
 */
public record PastSearch(
    String query,
    String mode,
    Map<String, Object> filters,
    int resultCount,
    Double topScore,
    int tookMs) {}
