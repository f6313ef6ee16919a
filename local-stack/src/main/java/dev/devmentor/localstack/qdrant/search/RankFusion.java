package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.store.Hit;
import dev.devmentor.localstack.qdrant.store.PointKey;
import io.qdrant.client.grpc.Points.Rrf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reciprocal rank fusion as Qdrant computes it. A list of weight w gives the point at position p,
 * counted from 0, {@code 1 / ((p + 1) / w + k - 1)}, which is {@code 1 / (k + p)} for the weight 1;
 * a list of weight 0 gives nothing. The sum over the lists is the score of the point.
 *
 * <p>Source: Qdrant's documentation, "Hybrid Queries", "Reciprocal Rank Fusion" and "Weighted RRF",
 * and its {@code reciprocal_rank_fusion.rs}; the method is from Cormack, Clarke and Büttcher,
 * "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009.
 *
 * @param k how little the first positions stand out; Qdrant's is 2 unless asked
 * @param weights one for each list; empty if all count the same
 */
record RankFusion(long k, List<Float> weights) {

  static final RankFusion DEFAULT = new RankFusion(2, List.of());

  static RankFusion of(Rrf rrf) {
    Refusal.unlessOnly(rrf, Set.of("k", "weights"));
    long k = rrf.hasK() ? Integer.toUnsignedLong(rrf.getK()) : DEFAULT.k();
    if (k < 1) {
      throw Refusal.wrongInput("k of a rank fusion must be 1 or more");
    }
    if (!rrf.getWeightsList().stream().allMatch(Float::isFinite)) {
      throw Refusal.wrongInput("weights of a rank fusion must be finite");
    }
    return new RankFusion(k, List.copyOf(rrf.getWeightsList()));
  }

  List<Hit> fuse(List<List<Hit>> lists) {
    if (!weights.isEmpty() && weights.size() != lists.size()) {
      throw Refusal.wrongInput(
          "Number of weights in RRF should match number of pre-fetches: got %d, expected %d"
              .formatted(weights.size(), lists.size()));
    }
    Map<PointKey, Hit> sums = new HashMap<>();
    for (int i = 0; i < lists.size(); i++) {
      float weight = weights.isEmpty() ? 1 : weights.get(i);
      for (int position = 0; position < lists.get(i).size(); position++) {
        Hit hit = lists.get(i).get(position);
        Hit scored = new Hit(hit.document(), hit.key(), score(position, weight));
        sums.merge(hit.key(), scored, RankFusion::sum);
      }
    }
    List<Hit> fused = new ArrayList<>(sums.values());
    fused.sort(Hit.bestFirst(true));
    return fused;
  }

  private float score(int position, float weight) {
    return weight > 0 ? 1f / ((position + 1) / weight + k - 1f) : 0;
  }

  private static Hit sum(Hit one, Hit other) {
    return new Hit(one.document(), one.key(), one.score() + other.score());
  }
}
