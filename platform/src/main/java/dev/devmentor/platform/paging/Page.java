package dev.devmentor.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param nextCursor where the next page begins; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextCursor) {

  /**
   * Cuts a page from rows that were read with a limit of one more than asked for: the extra row
   * tells that there is a next page.
   */
  public static <T> Page<T> of(
      List<T> limitPlusOneRows, PageRequest page, Function<T, Cursor> key) {
    int limit = page.limit();
    if (limitPlusOneRows.size() <= limit) {
      return new Page<>(limitPlusOneRows, null);
    }
    List<T> items = limitPlusOneRows.subList(0, limit);
    return new Page<>(items, key.apply(items.getLast()).encode());
  }

  /** The same page with each item in another shape. */
  public <R> Page<R> map(Function<T, R> shape) {
    return new Page<>(items.stream().map(shape).toList(), nextCursor);
  }
}
