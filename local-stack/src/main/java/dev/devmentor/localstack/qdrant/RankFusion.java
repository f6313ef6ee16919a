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
    Map<PointKey, StoredPoint> points = new LinkedHashMap<>();
    Map<PointKey, Float> scores = new LinkedHashMap<>();
    for (List<Hit> list : lists) {
      for (int rank = 0; rank < list.size(); rank++) {
        StoredPoint point = list.get(rank).point();
        points.putIfAbsent(point.key(), point);
        scores.merge(point.key(), 1f / (k + rank), Float::sum);
      }
    }
    List<Hit> fused = new ArrayList<>();
    scores.forEach((key, score) -> fused.add(new Hit(points.get(key), score)));
    fused.sort(Hit.bestFirst(true));
    return fused;
  }
}
