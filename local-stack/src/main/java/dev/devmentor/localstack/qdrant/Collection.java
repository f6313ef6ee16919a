package dev.devmentor.localstack.qdrant;

import io.qdrant.client.grpc.JsonWithInt.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;

/**
 * The points of one collection in a Lucene index.
 *
 * <p>A write is answered when Lucene has committed it, whether the client waits or not: the commit
 * is the log. Writers that come while a commit is under way share the next one. A commit that a
 * crash cut short is not seen: Lucene opens the last whole one.
 */
final class Collection implements AutoCloseable {

  private static final double WRITE_BUFFER_MEGABYTES = 16;

  private final VectorSpaces spaces;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ReentrantLock changing = new ReentrantLock();
  private final ReentrantLock committing = new ReentrantLock();
  private long committed = -1;

  private Collection(VectorSpaces spaces, FSDirectory directory) throws IOException {
    this.spaces = spaces;
    this.directory = directory;
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setRAMBufferSizeMB(WRITE_BUFFER_MEGABYTES);
    this.writer = new IndexWriter(directory, config);
    this.searchers = new SearcherManager(writer, null);
  }

  static Collection open(Path folder, VectorSpaces spaces) throws IOException {
    return new Collection(spaces, FSDirectory.open(folder));
  }

  VectorSpaces spaces() {
    return spaces;
  }

  /** Work on a fixed view of the points; what it fails with goes to the client as internal. */
  interface Reading<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  <T> T read(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.on(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores the points, each in place of the one with its id. */
  void upsert(List<StoredPoint> points) {
    write(
        () -> {
          long last = -1;
          for (StoredPoint point : points) {
            last =
                writer.updateDocument(PointDocuments.idTerm(point.key()), PointDocuments.of(point));
          }
          return last;
        });
  }

  void delete(Query selected) {
    write(() -> writer.deleteDocuments(selected));
  }

  /** Changes the payload of the selected points; their vectors stay. */
  void changePayload(Query selected, UnaryOperator<Map<String, Value>> change) {
    changing.lock();
    try {
      searchers.maybeRefreshBlocking();
      List<StoredPoint> points = read(searcher -> all(searcher, selected));
      upsert(
          points.stream().map(point -> point.withPayload(change.apply(point.payload()))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      changing.unlock();
    }
  }

  private static List<StoredPoint> all(IndexSearcher searcher, Query query) throws IOException {
    int most = Math.max(1, searcher.getIndexReader().numDocs());
    return points(searcher, searcher.search(query, most).scoreDocs);
  }

  /** The first points by id, from an id on. */
  List<StoredPoint> scroll(Query query, int limit) {
    Sort byId = new Sort(new SortField(PointDocuments.ID, SortField.Type.STRING));
    return read(
        searcher -> {
          int most = Math.max(1, Math.min(limit, searcher.getIndexReader().numDocs()));
          TopDocs found = searcher.search(query, most, byId);
          return points(searcher, found.scoreDocs);
        });
  }

  Optional<StoredPoint> find(PointKey key) {
    return scroll(FilterQueries.ids(List.of(key)), 1).stream().findFirst();
  }

  long count(Query query) {
    return read(searcher -> (long) searcher.count(query));
  }

  private static List<StoredPoint> points(IndexSearcher searcher, ScoreDoc[] found)
      throws IOException {
    List<StoredPoint> points = new ArrayList<>(found.length);
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc hit : found) {
      points.add(point(stored, hit.doc));
    }
    return points;
  }

  static StoredPoint point(StoredFields stored, int document) throws IOException {
    Document fields = stored.document(document);
    return StoredPoint.read(fields.getBinaryValue(PointDocuments.POINT));
  }

  private interface Change {
    /** The sequence number of the last operation; negative if there was none. */
    long apply() throws IOException;
  }

  private void write(Change change) {
    try {
      makeDurable(applied(change));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long applied(Change change) throws IOException {
    changing.lock();
    try {
      return change.apply();
    } finally {
      changing.unlock();
    }
  }

  private void makeDurable(long upTo) throws IOException {
    committing.lock();
    try {
      if (upTo > committed) {
        long covered = writer.getMaxCompletedSequenceNumber();
        writer.commit();
        committed = covered;
      }
    } finally {
      committing.unlock();
    }
    searchers.maybeRefreshBlocking();
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }
}
