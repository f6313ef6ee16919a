package dev.devmentor.localstack.qdrant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * The points nearest to a vector, each candidate scored exactly. A graph would be faster on
 * millions of points; a local stack holds fewer, and exact results make tests repeatable.
 */
final class NearestSearch {

  private final Query candidates;
  private final int limit;

  /**
   * @param candidates which points may be found
   * @param limit how many at most
   */
  NearestSearch(Query candidates, int limit) {
    this.candidates = candidates;
    this.limit = limit;
  }

  List<Hit> dense(IndexSearcher searcher, String name, VectorSpaces.Dense space, float[] target)
      throws IOException {
    float[] stored = new float[space.size()];
    String field = PointDocuments.dense(name);
    return nearest(
        searcher,
        both(new FieldExistsQuery(field)),
        field,
        space.metric().moreIsNearer(),
        bytes -> {
          Metric.read(bytes, stored);
          return space.metric().score(target, stored);
        });
  }

  List<Hit> sparse(IndexSearcher searcher, String name, boolean idf, SparseValues target)
      throws IOException {
    BooleanQuery.Builder overlap = new BooleanQuery.Builder();
    for (int index : target.indices()) {
      String dimension = Integer.toUnsignedString(index);
      overlap.add(
          new TermQuery(new Term(PointDocuments.dimensions(name), dimension)), Occur.SHOULD);
    }
    SparseValues weighted = idf ? weighted(searcher, name, target) : target;
    return nearest(
        searcher, both(overlap.build()), PointDocuments.sparse(name), true, weighted::dot);
  }

  /**
   * The inverse document frequency as Qdrant computes it, {@code ln(1 + (N - n + 0.5) / (n +
   * 0.5))}: N points have the vector, n of them the dimension. Source: Qdrant's documentation, "IDF
   * Modifier".
   */
  private static SparseValues weighted(IndexSearcher searcher, String name, SparseValues target)
      throws IOException {
    long all = searcher.count(new FieldExistsQuery(PointDocuments.sparse(name)));
    float[] values = target.values().clone();
    for (int i = 0; i < values.length; i++) {
      String dimension = Integer.toUnsignedString(target.indices()[i]);
      Term term = new Term(PointDocuments.dimensions(name), dimension);
      long with = searcher.count(new TermQuery(term));
      values[i] *= (float) Math.log(1 + (all - with + 0.5) / (with + 0.5));
    }
    return new SparseValues(target.indices(), values);
  }

  private Query both(Query other) {
    return new BooleanQuery.Builder()
        .add(candidates, Occur.FILTER)
        .add(other, Occur.FILTER)
        .build();
  }

  private interface Scoring {
    float of(BytesRef vector);
  }

  private List<Hit> nearest(
      IndexSearcher searcher, Query query, String field, boolean moreIsNearer, Scoring scoring)
      throws IOException {
    Nearest nearest = new Nearest(field, moreIsNearer, scoring);
    searcher.search(query, new OneCollector(nearest));
    List<Hit> hits = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (Scored scored : nearest.kept) {
      hits.add(new Hit(Collection.point(stored, scored.document()), scored.score()));
    }
    hits.sort(Hit.bestFirst(moreIsNearer));
    return hits;
  }

  /** The searcher has no threads of its own, so there is one slice and one collector for it. */
  private record OneCollector(Nearest nearest) implements CollectorManager<Nearest, Nearest> {

    @Override
    public Nearest newCollector() {
      return nearest;
    }

    @Override
    public Nearest reduce(java.util.Collection<Nearest> collectors) {
      return nearest;
    }
  }

  private record Scored(int document, float score) {}

  /** Keeps the best scores seen; the worst of them is the first to go. */
  private final class Nearest extends SimpleCollector {

    private final String field;
    private final Scoring scoring;
    private final boolean moreIsNearer;
    private final PriorityQueue<Scored> kept;
    private BinaryDocValues vectors;
    private int base;

    Nearest(String field, boolean moreIsNearer, Scoring scoring) {
      this.field = field;
      this.scoring = scoring;
      this.moreIsNearer = moreIsNearer;
      this.kept = new PriorityQueue<>((a, b) -> compare(a.score(), b.score()));
    }

    private int compare(float one, float other) {
      return moreIsNearer ? Float.compare(one, other) : Float.compare(other, one);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      vectors = DocValues.getBinary(leaf.reader(), field);
      base = leaf.docBase;
    }

    @Override
    public void collect(int document) throws IOException {
      if (!vectors.advanceExact(document)) {
        return;
      }
      float score = scoring.of(vectors.binaryValue());
      if (kept.size() < limit) {
        kept.add(new Scored(base + document, score));
      } else if (compare(score, kept.peek().score()) > 0) {
        kept.poll();
        kept.add(new Scored(base + document, score));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
