package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.store.Hit;
import dev.devmentor.localstack.qdrant.store.Metric;
import dev.devmentor.localstack.qdrant.store.PointDocuments;
import dev.devmentor.localstack.qdrant.store.Snapshot;
import dev.devmentor.localstack.qdrant.store.SparseValues;
import dev.devmentor.localstack.qdrant.store.VectorSpaces;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

/**
 * The points nearest to a vector, each candidate scored exactly. A graph would be faster on
 * millions of points; a local stack holds fewer, and exact results are right under every filter and
 * the same each time.
 */
final class NearestSearch {

  private final Snapshot snapshot;
  private final Query candidates;
  private final int limit;

  /**
   * @param candidates which points may be found
   * @param limit how many at most
   */
  NearestSearch(Snapshot snapshot, Query candidates, long limit) {
    this.snapshot = snapshot;
    this.candidates = candidates;
    this.limit = (int) Math.min(limit, snapshot.size());
  }

  List<Hit> dense(String name, VectorSpaces.Dense space, float[] target) throws IOException {
    float[] stored = new float[space.size()];
    String field = PointDocuments.dense(name);
    BestHits best =
        new BestHits(
            snapshot,
            field,
            bytes -> {
              Metric.read(bytes, stored);
              return space.metric().score(target, stored);
            },
            limit,
            space.metric().moreIsNearer());
    return found(new FieldExistsQuery(field), best);
  }

  /** Points that share no dimension with the target are not found, as in Qdrant. */
  List<Hit> sparse(String name, boolean idf, SparseValues target) throws IOException {
    Query overlap =
        new TermInSetQuery(
            PointDocuments.dimensions(name),
            Arrays.stream(target.indices()).mapToObj(PointDocuments::dimension).toList());
    SparseValues weighted = idf ? weighted(name, target) : target;
    String field = PointDocuments.sparse(name);
    return found(overlap, new BestHits(snapshot, field, weighted::dot, limit, true));
  }

  private List<Hit> found(Query matching, BestHits best) throws IOException {
    if (limit == 0) {
      return List.of();
    }
    Query both =
        new BooleanQuery.Builder()
            .add(candidates, Occur.FILTER)
            .add(matching, Occur.FILTER)
            .build();
    snapshot.searcher().search(both, new BestHits.Only(best));
    return best.sorted();
  }

  /**
   * The inverse document frequency as Qdrant computes it, {@code ln(1 + (N - n + 0.5) / (n +
   * 0.5))}: N points have the vector, n of them the dimension, whatever the filter. Source:
   * Qdrant's documentation, "Indexing", "IDF Modifier".
   */
  private SparseValues weighted(String name, SparseValues target) throws IOException {
    float all = snapshot.count(new FieldExistsQuery(PointDocuments.sparse(name)));
    float[] values = target.values().clone();
    for (int i = 0; i < values.length; i++) {
      Term dimension =
          new Term(PointDocuments.dimensions(name), PointDocuments.dimension(target.indices()[i]));
      float with = snapshot.count(new TermQuery(dimension));
      values[i] *= (float) Math.log(1 + (all - with + 0.5f) / (with + 0.5f));
    }
    return new SparseValues(target.indices(), values);
  }
}
