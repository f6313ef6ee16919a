package dev.devmentor.localstack.qdrant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion: each list gives a point {@code 1 / (k + rank)}, rank counted from 0; the
 * sum is its score. Source: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms
 * Condorcet and individual Rank Learning Methods", SIGIR 2009; Qdrant's k is 2 unless asked.
 */
final class RankFusion {

  static final int DEFAULT_K = 2;

  private RankFusion() {}

  static List<Hit> fuse(List<List<Hit>> lists, int k) {
    return fuse(lists, k, List.of());
  }

  /**
   * The same with weights: so many places of a list count like one.
   *
   * @param weights of the lists; none if they count the same
   */
  static List<Hit> fuse(List<List<Hit>> lists, int k, List<Float> weights) {
    Map<PointKey, StoredPoint> points = new LinkedHashMap<>();
    Map<PointKey, Float> scores = new LinkedHashMap<>();
    for (int i = 0; i < lists.size(); i++) {
      List<Hit> list = lists.get(i);
      float weight = weights.isEmpty() ? 1 : weights.get(i);
      for (int rank = 0; rank < list.size(); rank++) {
        StoredPoint point = list.get(rank).point();
        points.putIfAbsent(point.key(), point);
        scores.merge(point.key(), score(rank, k, weight), Float::sum);
      }
    }
    List<Hit> fused = new ArrayList<>();
    scores.forEach((key, score) -> fused.add(new Hit(points.get(key), score)));
    fused.sort(Hit.bestFirst(true));
    return fused;
  }

  private static float score(int rank, int k, float weight) {
    return weight > 0 ? 1 / ((rank + 1) / weight + k - 1) : 0;
  }
}
