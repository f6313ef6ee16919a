package dev.devmentor.localstack.qdrant.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** A fixed view of the points of a collection, whatever is written meanwhile. */
public final class Snapshot {

  private static final Sort BY_ID =
      new Sort(new SortField(PointDocuments.ID, SortField.Type.STRING));

  private final IndexSearcher searcher;

  Snapshot(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** For searches that Lucene does. */
  public IndexSearcher searcher() {
    return searcher;
  }

  /** How many points there are. */
  public int size() {
    return searcher.getIndexReader().numDocs();
  }

  /** How many points the query selects. */
  public long count(Query query) throws IOException {
    return searcher.count(query);
  }

  /** The first of the selected points in the order of their ids, each with the score 0. */
  public List<Hit> byId(Query query, long limit) throws IOException {
    int most = (int) Math.min(limit, size());
    List<Hit> hits = new ArrayList<>();
    if (most > 0) {
      for (ScoreDoc found : searcher.search(query, most, BY_ID).scoreDocs) {
        BytesRef id = (BytesRef) ((FieldDoc) found).fields[0];
        hits.add(new Hit(found.doc, new PointKey(id.utf8ToString()), 0));
      }
    }
    return hits;
  }

  /** The point with the id. */
  public Optional<StoredPoint> find(PointKey key) throws IOException {
    List<Hit> hits = byId(new TermQuery(new Term(PointDocuments.ID, key.text())), 1);
    return hits.isEmpty() ? Optional.empty() : Optional.of(point(hits.getFirst().document()));
  }

  /** The point of a document that a search found in this snapshot. */
  public StoredPoint point(int document) throws IOException {
    return StoredPoint.read(
        searcher.storedFields().document(document).getBinaryValue(PointDocuments.POINT));
  }

  /** The key of a document that a search found in this snapshot. */
  public PointKey key(int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), PointDocuments.ID);
    ids.advanceExact(document - leaf.docBase);
    return new PointKey(ids.lookupOrd(ids.ordValue()).utf8ToString());
  }
}
