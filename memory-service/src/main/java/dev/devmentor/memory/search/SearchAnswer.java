package dev.devmentor.memory.search;

import dev.devmentor.memory.history.PastSearch;
import java.util.List;

/**
 * What was found.
 *
 * @param items the best first
 * @param tookMs how long it took, in milliseconds
 * @param mode what was compared
 */
public record SearchAnswer(List<SearchItem> items, long tookMs, SearchMode mode) {

  /** What the history keeps of it. */
  PastSearch remembered(SearchRequest request) {
    return new PastSearch(
        request.query(),
        mode.id(),
        request.filters(),
        items.size(),
        items.isEmpty() ? null : items.getFirst().score(),
        (int) tookMs);
  }
}
