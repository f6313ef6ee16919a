package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.store.Hit;
import dev.devmentor.localstack.qdrant.store.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/**
 * Scores the vectors of matching documents and keeps the best; among equal scores the smaller ids,
 * so that the result does not depend on where documents lie.
 */
final class BestHits extends SimpleCollector {

  /** The score of a vector as a document keeps it. */
  interface Scoring {
    float of(BytesRef vector);
  }

  private final Snapshot snapshot;
  private final String field;
  private final Scoring scoring;
  private final int limit;
  private final Comparator<Hit> bestFirst;
  private final boolean moreIsBetter;
  private final PriorityQueue<Hit> kept;
  private BinaryDocValues vectors;
  private int base;

  /**
   * @param field where documents keep the vector
   * @param limit how many to keep, at least 1
   */
  BestHits(Snapshot snapshot, String field, Scoring scoring, int limit, boolean moreIsBetter) {
    this.snapshot = snapshot;
    this.field = field;
    this.scoring = scoring;
    this.limit = limit;
    this.moreIsBetter = moreIsBetter;
    this.bestFirst = Hit.bestFirst(moreIsBetter);
    this.kept = new PriorityQueue<>(bestFirst.reversed());
  }

  List<Hit> sorted() {
    List<Hit> hits = new ArrayList<>(kept);
    hits.sort(bestFirst);
    return hits;
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
    if (Float.isNaN(score) || (kept.size() == limit && isWorseThanAll(score))) {
      return;
    }
    kept.add(new Hit(base + document, snapshot.key(base + document), score));
    if (kept.size() > limit) {
      kept.poll();
    }
  }

  private boolean isWorseThanAll(float score) {
    float worst = kept.element().score();
    return moreIsBetter ? score < worst : score > worst;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** The searcher has no threads of its own, so there is one slice and one collector for it. */
  record Only(BestHits best) implements CollectorManager<BestHits, BestHits> {

    @Override
    public BestHits newCollector() {
      return best;
    }

    @Override
    public BestHits reduce(Collection<BestHits> collectors) {
      return best;
    }
  }
}
