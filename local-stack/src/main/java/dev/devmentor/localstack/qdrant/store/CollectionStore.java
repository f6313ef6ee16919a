package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.postgres.Folders;
import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * The collections in a folder, each with a folder of its own: its settings in {@code
 * collection.pb}, its points in {@code index}. A collection appears and vanishes by one rename.
 */
public final class CollectionStore implements AutoCloseable {

  private static final String PREFIX = "collection-";
  private static final String CREATING = "creating-";
  private static final String DELETING = "deleting-";

  /** Bytes of a name as it stands in the file system, which has 255 at most for a file. */
  private static final int LONGEST_NAME = 200;

  private final Path folder;
  private final FolderLock lock;
  private final TreeMap<String, Open> open = new TreeMap<>();

  /** A collection that is in use. */
  private record Open(Collection collection, CollectionInfo info) {}

  private CollectionStore(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the collections of a folder; makes it if it is not there.
   *
   * @throws IOException if another process uses the folder, or a collection cannot be read
   */
  public static CollectionStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    CollectionStore store = new CollectionStore(folder, FolderLock.of(folder));
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        store.openOrClean(entry);
      }
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
    return store;
  }

  private void openOrClean(Path entry) throws IOException {
    String file = entry.getFileName().toString();
    if (file.startsWith(PREFIX)) {
      String name = URLDecoder.decode(file.substring(PREFIX.length()), StandardCharsets.UTF_8);
      try {
        CollectionInfo info = CollectionInfo.parseFrom(Files.readAllBytes(settings(entry)));
        open.put(name, new Open(openIndex(name, entry, info), info));
      } catch (IOException unreadable) {
        throw new IOException("Collection " + name + " cannot be read from " + entry, unreadable);
      }
    } else if (file.startsWith(CREATING) || file.startsWith(DELETING)) {
      Folders.delete(entry); // left by a create or delete that did not come to its end
    }
  }

  private static Collection openIndex(String name, Path entry, CollectionInfo info)
      throws IOException {
    VectorSpaces spaces = VectorSpaces.of(info.getConfig().getParams());
    return Collection.open(name, entry.resolve("index"), spaces);
  }

  /** The collection; refused if there is none. */
  public synchronized Collection get(String name) {
    return find(name).collection();
  }

  /** The settings of the collection; refused if there is none. */
  public synchronized CollectionInfo info(String name) {
    return find(name).info();
  }

  /** Whether there is a collection of this name. */
  public synchronized boolean exists(String name) {
    return open.containsKey(name);
  }

  /** The names of all collections, sorted. */
  public synchronized List<String> names() {
    return List.copyOf(open.keySet());
  }

  private Open find(String name) {
    return Optional.ofNullable(open.get(name)).orElseThrow(() -> Refusal.noCollection(name));
  }

  /** Makes a collection; refused if there is one, or its name or its vectors cannot be. */
  public synchronized void create(String name, CollectionInfo info) {
    if (name.isBlank()
        || name.matches("(?s).*[<>:\"/\\\\|?*\\p{Cntrl}].*")
        || encoded(name).length() > LONGEST_NAME) {
      throw Refusal.wrongInput("collection name cannot be `" + name + "`");
    }
    if (open.containsKey(name)) {
      throw Refusal.collectionExists(name);
    }
    VectorSpaces.of(info.getConfig().getParams());
    try {
      Path attempt = folder.resolve(CREATING + encoded(name));
      Folders.delete(attempt);
      Files.createDirectories(attempt);
      write(info, attempt);
      rename(attempt, pathOf(name));
      open.put(name, new Open(openIndex(name, pathOf(name), info), info));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the settings of a collection; refused if there is none. */
  public synchronized void change(String name, UnaryOperator<CollectionInfo> change) {
    Open before = find(name);
    CollectionInfo info = change.apply(before.info());
    try {
      write(info, pathOf(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.put(name, new Open(before.collection(), info));
  }

  /** Removes a collection with its points; false if there was none. */
  public synchronized boolean delete(String name) {
    Open gone = open.remove(name);
    if (gone == null) {
      return false;
    }
    try {
      gone.collection().drop();
      Path doomed = folder.resolve(DELETING + encoded(name));
      rename(pathOf(name), doomed);
      Folders.delete(doomed);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pathOf(String name) {
    return folder.resolve(PREFIX + encoded(name));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static Path settings(Path collection) {
    return collection.resolve("collection.pb");
  }

  private static void write(CollectionInfo info, Path collection) throws IOException {
    Path attempt = collection.resolve("collection.pb.new");
    Files.write(attempt, info.toByteArray());
    IOUtils.fsync(attempt, false);
    rename(attempt, settings(collection));
  }

  /** A rename that has reached the disk. */
  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    IOUtils.fsync(to.getParent(), true);
  }

  @Override
  public synchronized void close() throws IOException {
    for (Open each : open.values()) {
      each.collection().close();
    }
    open.clear();
    lock.close();
  }
}
