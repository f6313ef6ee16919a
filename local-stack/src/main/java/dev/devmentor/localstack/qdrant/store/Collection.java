package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The points of one collection in a Lucene index; safe for many readers and writers at once.
 *
 * <p>Durability: a write is answered when a Lucene commit that holds it has reached the disk,
 * whether the client waits or not. There is no log beside the index, so nothing has to be replayed
 * and no log can have a torn end: a commit becomes visible by one rename after its files are
 * synced, and what a crash leaves of a later one is not read and removed at the next start. The
 * price, some milliseconds for each commit, is shared: writers that come while a commit is under
 * way wait for the next one together. One request is one Lucene operation, so that readers and
 * commits see all its points or none.
 */
public final class Collection implements AutoCloseable {

  private static final double WRITE_BUFFER_MEGABYTES = 16;

  /** Points of which the payload is changed in one operation. */
  private static final int CHANGES_AT_ONCE = 1_000;

  private final String name;
  private final VectorSpaces spaces;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ReentrantLock changing = new ReentrantLock();
  private final ReentrantLock committing = new ReentrantLock();
  private long committed = -1;
  private volatile boolean dropped;

  private Collection(String name, VectorSpaces spaces, FSDirectory directory) throws IOException {
    this.name = name;
    this.spaces = spaces;
    this.directory = directory;
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setRAMBufferSizeMB(WRITE_BUFFER_MEGABYTES);
    this.writer = new IndexWriter(directory, config);
    this.searchers = new SearcherManager(writer, null);
  }

  static Collection open(String name, Path folder, VectorSpaces spaces) throws IOException {
    return new Collection(name, spaces, FSDirectory.open(folder));
  }

  /** The vectors that a point may have. */
  public VectorSpaces spaces() {
    return spaces;
  }

  /** Work on a fixed view of the points. */
  public interface Reading<T> {

    /** What is read; a failure goes to the client as internal. */
    T on(Snapshot snapshot) throws IOException;
  }

  /** Reads what all writes before have left. */
  public <T> T read(Reading<T> reading) {
    return guarded(
        () -> {
          IndexSearcher searcher = searchers.acquire();
          try {
            return reading.on(new Snapshot(searcher));
          } finally {
            searchers.release(searcher);
          }
        });
  }

  /** Stores the points, each in place of the one with its id; the last of an id counts. */
  public void upsert(List<StoredPoint> points) {
    Map<PointKey, Document> documents = new HashMap<>();
    points.forEach(point -> documents.put(point.key(), PointDocuments.of(point)));
    write(() -> put(documents));
  }

  /** Replaces all at once: a reader sees all of them or none. */
  private long put(Map<PointKey, Document> documents) throws IOException {
    if (documents.isEmpty()) {
      return -1;
    }
    List<BytesRef> ids = documents.keySet().stream().map(key -> new BytesRef(key.text())).toList();
    return writer.updateDocuments(new TermInSetQuery(PointDocuments.ID, ids), documents.values());
  }

  /** Removes the selected points. */
  public void delete(Query selected) {
    write(() -> writer.deleteDocuments(selected));
  }

  /** Changes the payload of points, their vectors stay; points that are named must be there. */
  public void changePayload(Targets targets, UnaryOperator<Map<String, Value>> change) {
    write(
        () -> {
          searchers.maybeRefreshBlocking();
          return read(snapshot -> changed(snapshot, targets, change));
        });
  }

  private long changed(Snapshot snapshot, Targets targets, UnaryOperator<Map<String, Value>> change)
      throws IOException {
    List<Hit> hits = snapshot.byId(targets.query(), Long.MAX_VALUE);
    requireAll(targets.named(), hits);
    long last = -1;
    for (int from = 0; from < hits.size(); from += CHANGES_AT_ONCE) {
      Map<PointKey, Document> documents = new HashMap<>();
      for (Hit hit : hits.subList(from, Math.min(hits.size(), from + CHANGES_AT_ONCE))) {
        StoredPoint point = snapshot.point(hit.document());
        StoredPoint changed = point.withPayload(change.apply(point.payload()));
        documents.put(hit.key(), PointDocuments.of(changed));
      }
      last = put(documents);
    }
    return last;
  }

  private static void requireAll(List<PointKey> named, List<Hit> hits) {
    List<PointKey> missing = new ArrayList<>(named);
    missing.removeAll(hits.stream().map(Hit::key).collect(Collectors.toSet()));
    if (!missing.isEmpty()) {
      throw Refusal.noPoint(missing.getFirst().shown());
    }
  }

  private interface Change {
    /** The sequence number of the last operation; negative if there was none. */
    long apply() throws IOException;
  }

  private void write(Change change) {
    guarded(
        () -> {
          makeDurable(applied(change));
          searchers.maybeRefreshBlocking();
          return null;
        });
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
  }

  private interface Access<T> {
    T run() throws IOException;
  }

  /** A collection that is deleted while it is used is one that is not there. */
  private <T> T guarded(Access<T> access) {
    try {
      return access.run();
    } catch (AlreadyClosedException closed) {
      throw dropped ? Refusal.noCollection(name) : closed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes it because its collection is deleted. */
  void drop() throws IOException {
    dropped = true;
    close();
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }
}
