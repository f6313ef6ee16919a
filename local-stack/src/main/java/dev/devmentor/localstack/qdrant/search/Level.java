package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * One level of a universal query, whether it is the outermost or a prefetch.
 *
 * @param using the name of the vector
 * @param filter with the filters of the levels around it
 * @param threshold the score to reach; null if any will do
 * @param limit how many points at most, those that an offset skips included
 */
record Level(
    List<PrefetchQuery> prefetches,
    Points.Query query,
    String using,
    Query filter,
    Float threshold,
    long limit) {

  /** What {@code params} says is about speed alone, and has no effect on an exact search. */
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

  static Level of(QueryPoints request) {
    Refusal.unlessOnly(request, QUERY_FIELDS);
    long limit = request.hasLimit() ? unsigned(request.getLimit()) : DEFAULT_LIMIT;
    if (limit < 1) {
      throw Refusal.wrongInput("limit must be 1 or larger");
    }
    return new Level(
            request.getPrefetchList(),
            request.getQuery(),
            request.getUsing(),
            FilterQueries.of(request.getFilter()),
            request.hasScoreThreshold() ? request.getScoreThreshold() : null,
            sum(limit, offset(request)))
        .checked(request.hasQuery());
  }

  static Level of(PrefetchQuery request, Query around) {
    Refusal.unlessOnly(request, PREFETCH_FIELDS);
    return new Level(
            request.getPrefetchList(),
            request.getQuery(),
            request.getUsing(),
            within(around, request.getFilter()),
            request.hasScoreThreshold() ? request.getScoreThreshold() : null,
            request.hasLimit() ? unsigned(request.getLimit()) : DEFAULT_LIMIT)
        .checked(request.hasQuery());
  }

  /** How many points to skip. */
  static long offset(QueryPoints request) {
    return unsigned(request.getOffset());
  }

  private Level checked(boolean hasQuery) {
    boolean fusion = query.hasFusion() || query.hasRrf();
    if (!prefetches.isEmpty() && !hasQuery) {
      throw Refusal.wrongInput(
          "A query is needed to merge the prefetches. "
              + "Can't have prefetches without defining a query.");
    }
    if (threshold != null && !hasQuery) {
      throw Refusal.wrongInput(
          "A query is needed to use the score_threshold. "
              + "Can't have score_threshold without defining a query.");
    }
    if (threshold != null && threshold.isNaN()) {
      throw Refusal.wrongInput("score_threshold must be a number");
    }
    if (fusion && !using.isEmpty()) {
      throw Refusal.wrongInput("Fusion queries cannot be combined with the 'using' field.");
    }
    if (hasQuery && query.getVariantCase() == Points.Query.VariantCase.VARIANT_NOT_SET) {
      Refusal.unlessOnly(query, Set.of());
      throw Refusal.wrongInput("a query is empty");
    }
    return this;
  }

  private static Query within(Query around, Filter filter) {
    return both(around, FilterQueries.of(filter));
  }

  static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  /** Qdrant's numbers are unsigned; nothing holds more points than fit into a signed one. */
  private static long unsigned(long number) {
    return number < 0 ? Long.MAX_VALUE : number;
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
