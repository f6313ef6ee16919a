package dev.devmentor.localstack.qdrant;

import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.VectorInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * The universal query: prefetches first, innermost to outermost, each within the filters around it;
 * then their fusion, or the nearest points among them.
 */
final class QueryRunner {

  private static final Set<String> QUERY_FIELDS =
      Set.of(
          "collection_name",
          "prefetch",
          "query",
          "using",
          "filter",
          "params",
          "score_threshold",
          "limit",
          "offset",
          "with_vectors",
          "with_payload",
          "read_consistency",
          "timeout");
  private static final Set<String> PREFETCH_FIELDS =
      Set.of("prefetch", "query", "using", "filter", "params", "score_threshold", "limit");
  private static final int DEFAULT_LIMIT = 10;
  private static final long LARGEST_LIMIT = 1_000_000;

  private final Collection collection;

  QueryRunner(Collection collection) {
    this.collection = collection;
  }

  /** One level of a query, whether it is the outermost or a prefetch. */
  private record Level(
      List<PrefetchQuery> prefetches,
      io.qdrant.client.grpc.Points.Query query,
      String using,
      Query filter,
      Float threshold,
      int limit) {}

  List<Hit> run(QueryPoints request) {
    Refusal.unlessOnly(request, QUERY_FIELDS);
    int limit = size("limit", request.hasLimit(), request.getLimit(), DEFAULT_LIMIT, 1);
    int offset = size("offset", request.hasOffset(), request.getOffset(), 0, 0);
    List<Hit> hits =
        run(
            new Level(
                request.getPrefetchList(),
                request.getQuery(),
                request.getUsing(),
                within(MatchAllDocsQuery.INSTANCE, request.getFilter()),
                request.hasScoreThreshold() ? request.getScoreThreshold() : null,
                limit + offset));
    return hits.subList(Math.min(offset, hits.size()), hits.size());
  }

  private List<Hit> run(PrefetchQuery request, Query around) {
    Refusal.unlessOnly(request, PREFETCH_FIELDS);
    return run(
        new Level(
            request.getPrefetchList(),
            request.getQuery(),
            request.getUsing(),
            within(around, request.getFilter()),
            request.hasScoreThreshold() ? request.getScoreThreshold() : null,
            size("limit", request.hasLimit(), request.getLimit(), DEFAULT_LIMIT, 1)));
  }

  private List<Hit> run(Level level) {
    List<List<Hit>> prefetched =
        level.prefetches().stream().map(one -> run(one, level.filter())).toList();
    return switch (level.query().getVariantCase()) {
      case VARIANT_NOT_SET -> byId(level);
      case NEAREST -> nearest(level, prefetched);
      case FUSION -> fused(level, prefetched, kOf(level.query().getFusion()), List.of());
      case RRF -> fused(level, prefetched, level.query().getRrf());
      default -> throw Refusal.unsupported("Query." + level.query().getVariantCase());
    };
  }

  private List<Hit> byId(Level level) {
    if (!level.prefetches().isEmpty()) {
      throw Refusal.wrongInput("a query with prefetches needs a way to merge them");
    }
    return collection.scroll(level.filter(), level.limit()).stream()
        .map(point -> new Hit(point, 0))
        .toList();
  }

  private static List<Hit> fused(Level level, List<List<Hit>> prefetched, Rrf rrf) {
    Refusal.unlessOnly(rrf, Set.of("k", "weights"));
    if (rrf.getWeightsCount() > 0 && rrf.getWeightsCount() != prefetched.size()) {
      throw Refusal.wrongInput("RRF needs as many weights as there are prefetches");
    }
    int k = rrf.hasK() ? Math.max(1, rrf.getK()) : RankFusion.DEFAULT_K;
    return fused(level, prefetched, k, rrf.getWeightsList());
  }

  private static List<Hit> fused(
      Level level, List<List<Hit>> prefetched, int k, List<Float> weights) {
    if (prefetched.isEmpty()) {
      throw Refusal.wrongInput("Fusion queries cannot be combined without prefetches");
    }
    return cut(RankFusion.fuse(prefetched, k, weights), level, true);
  }

  private static int kOf(Fusion fusion) {
    if (fusion != Fusion.RRF) {
      throw Refusal.unsupported("Fusion." + fusion);
    }
    return RankFusion.DEFAULT_K;
  }

  private List<Hit> nearest(Level level, List<List<Hit>> prefetched) {
    Query candidates = level.filter();
    if (!prefetched.isEmpty()) {
      List<PointKey> found =
          prefetched.stream()
              .flatMap(List::stream)
              .map(hit -> hit.point().key())
              .distinct()
              .toList();
      candidates = both(candidates, FilterQueries.ids(found));
    }
    VectorInput target = level.query().getNearest();
    return switch (target.getVariantCase()) {
      case DENSE -> {
        float[] vector = collection.spaces().read(level.using(), target.getDense());
        yield dense(level, candidates, vector);
      }
      case SPARSE -> sparse(level, candidates, SparseValues.of(target.getSparse()));
      case ID -> like(target.getId(), level, candidates);
      default -> throw Refusal.unsupported("VectorInput." + target.getVariantCase());
    };
  }

  private List<Hit> dense(Level level, Query candidates, float[] vector) {
    VectorSpaces.Dense space = collection.spaces().dense(level.using());
    NearestSearch search = new NearestSearch(candidates, level.limit());
    List<Hit> hits =
        collection.read(searcher -> search.dense(searcher, level.using(), space, vector));
    return cut(hits, level, space.metric().moreIsNearer());
  }

  private List<Hit> sparse(Level level, Query candidates, SparseValues vector) {
    collection.spaces().requireSparse(level.using());
    boolean idf = collection.spaces().hasIdf(level.using());
    NearestSearch search = new NearestSearch(candidates, level.limit());
    List<Hit> hits =
        collection.read(searcher -> search.sparse(searcher, level.using(), idf, vector));
    return cut(hits, level, true);
  }

  /** Points like a stored one, which itself is left out. */
  private List<Hit> like(PointId id, Level level, Query candidates) {
    PointKey key = PointKey.of(id);
    StoredPoint point =
        collection.find(key).orElseThrow(() -> Refusal.noPoint(key.text().substring(1)));
    Query others =
        new BooleanQuery.Builder()
            .add(candidates, Occur.FILTER)
            .add(FilterQueries.ids(List.of(key)), Occur.MUST_NOT)
            .build();
    String name = level.using();
    if (point.dense().containsKey(name)) {
      return dense(level, others, point.dense().get(name));
    }
    if (point.sparse().containsKey(name)) {
      return sparse(level, others, point.sparse().get(name));
    }
    throw Refusal.wrongInput("Not existing vector name error: " + name);
  }

  private static List<Hit> cut(List<Hit> hits, Level level, boolean moreIsBetter) {
    Stream<Hit> good = hits.stream();
    if (level.threshold() != null) {
      good =
          good.filter(
              hit ->
                  moreIsBetter
                      ? hit.score() >= level.threshold()
                      : hit.score() <= level.threshold());
    }
    return good.limit(level.limit()).toList();
  }

  private static Query within(Query around, Filter filter) {
    return both(around, FilterQueries.of(filter));
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private static int size(String field, boolean given, long value, int otherwise, long least) {
    if (!given) {
      return otherwise;
    }
    if (value < least || value > LARGEST_LIMIT) {
      throw Refusal.wrongInput("%s must be from %d to %d".formatted(field, least, LARGEST_LIMIT));
    }
    return (int) value;
  }
}
