package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.store.Hit;
import dev.devmentor.localstack.qdrant.store.PointKey;
import dev.devmentor.localstack.qdrant.store.Snapshot;
import dev.devmentor.localstack.qdrant.store.SparseValues;
import dev.devmentor.localstack.qdrant.store.StoredPoint;
import dev.devmentor.localstack.qdrant.store.VectorSpaces;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.VectorInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * The universal query: prefetches first, innermost to outermost, each within the filters around it;
 * then their fusion, or the nearest points among them. Source: Qdrant's documentation, "Hybrid
 * Queries".
 */
public final class QueryRunner {

  private final VectorSpaces spaces;
  private final Snapshot snapshot;

  /** Runs queries on one view of the points, so that the lists of a fusion fit together. */
  public QueryRunner(VectorSpaces spaces, Snapshot snapshot) {
    this.spaces = spaces;
    this.snapshot = snapshot;
  }

  /** The best points, in order, after the offset. */
  public List<Hit> run(QueryPoints request) throws IOException {
    long offset = Level.offset(request);
    List<Hit> hits = run(Level.of(request));
    return hits.subList((int) Math.min(offset, hits.size()), hits.size());
  }

  private List<Hit> run(Level level) throws IOException {
    List<List<Hit>> prefetched = new ArrayList<>();
    for (PrefetchQuery each : level.prefetches()) {
      prefetched.add(run(Level.of(each, level.filter())));
    }
    return switch (level.query().getVariantCase()) {
      case VARIANT_NOT_SET -> snapshot.byId(level.filter(), level.limit());
      case NEAREST -> nearest(level, prefetched);
      case FUSION -> fused(level, prefetched, fusion(level.query().getFusion()));
      case RRF -> fused(level, prefetched, RankFusion.of(level.query().getRrf()));
      case RECOMMEND,
          DISCOVER,
          CONTEXT,
          ORDER_BY,
          SAMPLE,
          FORMULA,
          NEAREST_WITH_MMR,
          RELEVANCE_FEEDBACK ->
          throw Refusal.unsupported("Query." + level.query().getVariantCase());
    };
  }

  private static RankFusion fusion(Fusion fusion) {
    return switch (fusion) {
      case RRF -> RankFusion.DEFAULT;
      case DBSF -> throw Refusal.unsupported("Fusion.DBSF");
      case UNRECOGNIZED -> throw Refusal.wrongInput("unknown fusion");
    };
  }

  /** A fused point is good if its score reaches the threshold. */
  private static List<Hit> fused(Level level, List<List<Hit>> prefetched, RankFusion fusion) {
    if (prefetched.isEmpty()) {
      throw Refusal.wrongInput("A fusion needs prefetches");
    }
    return cut(fusion.fuse(prefetched), level, hit -> hit.score() >= level.threshold());
  }

  private List<Hit> nearest(Level level, List<List<Hit>> prefetched) throws IOException {
    Query candidates = level.filter();
    if (!prefetched.isEmpty()) {
      List<PointKey> found =
          prefetched.stream().flatMap(List::stream).map(Hit::key).distinct().toList();
      candidates = Level.both(candidates, FilterQueries.ids(found));
    }
    VectorInput target = level.query().getNearest();
    return switch (target.getVariantCase()) {
      case DENSE -> dense(level, candidates, spaces.read(level.using(), target.getDense()));
      case SPARSE -> {
        spaces.requireSparse(level.using());
        yield sparse(level, candidates, SparseValues.of(target.getSparse()));
      }
      case ID -> like(target.getId(), level, candidates);
      case MULTI_DENSE, DOCUMENT, IMAGE, OBJECT ->
          throw Refusal.unsupported("VectorInput." + target.getVariantCase());
      case VARIANT_NOT_SET -> throw Refusal.wrongInput("there is no vector to be near to");
    };
  }

  /** A near point is good if its score is better than the threshold, not if it is the same. */
  private List<Hit> dense(Level level, Query candidates, float[] vector) throws IOException {
    VectorSpaces.Dense space = spaces.dense(level.using());
    List<Hit> hits =
        new NearestSearch(snapshot, candidates, level.limit()).dense(level.using(), space, vector);
    return space.metric().moreIsNearer()
        ? cut(hits, level, hit -> hit.score() > level.threshold())
        : cut(hits, level, hit -> hit.score() < level.threshold());
  }

  private List<Hit> sparse(Level level, Query candidates, SparseValues vector) throws IOException {
    boolean idf = spaces.hasIdf(level.using());
    List<Hit> hits =
        new NearestSearch(snapshot, candidates, level.limit()).sparse(level.using(), idf, vector);
    return cut(hits, level, hit -> hit.score() > level.threshold());
  }

  /** Points like a stored one, which itself is left out. */
  private List<Hit> like(PointId id, Level level, Query candidates) throws IOException {
    spaces.requireAny(level.using());
    PointKey key = PointKey.of(id);
    StoredPoint point = snapshot.find(key).orElseThrow(() -> Refusal.noPoint(key.shown()));
    Query others =
        new BooleanQuery.Builder()
            .add(candidates, Occur.FILTER)
            .add(FilterQueries.ids(List.of(key)), Occur.MUST_NOT)
            .build();
    if (point.dense().containsKey(level.using())) {
      return dense(level, others, point.dense().get(level.using()));
    }
    if (point.sparse().containsKey(level.using())) {
      return sparse(level, others, point.sparse().get(level.using()));
    }
    throw Refusal.noVector(level.using());
  }

  private static List<Hit> cut(List<Hit> hits, Level level, Predicate<Hit> good) {
    return hits.stream()
        .filter(hit -> level.threshold() == null || good.test(hit))
        .limit(level.limit())
        .toList();
  }
}
