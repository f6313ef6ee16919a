package dev.devmentor.learning.roadmap.path;

import dev.devmentor.learning.LearningProblem.RoadmapCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * An order in which items can be taken: each after those it waits for, otherwise as they were sent.
 *
 * <p>Source: A. B. Kahn, "Topological sorting of large networks", Communications of the ACM 5,
 * 1962.
 */
public final class ItemOrder {

  private ItemOrder() {}

  /**
   * The indexes in order.
   *
   * @param after for each item the indexes of those it waits for
   * @throws RoadmapCycle if some wait for each other
   */
  public static List<Integer> of(List<List<Integer>> after) {
    int[] waiting = after.stream().mapToInt(List::size).toArray();
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    IntStream.range(0, waiting.length).filter(i -> waiting[i] == 0).forEach(ready::add);
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      Integer next = ready.remove();
      order.add(next);
      release(next, after, waiting, ready);
    }
    refuseRest(order, waiting);
    return order;
  }

  private static void release(
      Integer done, List<List<Integer>> after, int[] waiting, PriorityQueue<Integer> ready) {
    for (int i = 0; i < waiting.length; i++) {
      if (after.get(i).contains(done) && --waiting[i] == 0) {
        ready.add(i);
      }
    }
  }

  private static void refuseRest(List<Integer> order, int[] waiting) {
    if (order.size() < waiting.length) {
      throw new RoadmapCycle(
          IntStream.range(0, waiting.length).filter(i -> waiting[i] > 0).boxed().toList());
    }
  }
}
