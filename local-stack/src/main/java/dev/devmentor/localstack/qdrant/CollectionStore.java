package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.postgres.Folders;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The collections in a folder, each with a folder of its own: its settings in {@code
 * collection.pb}, its points in {@code index}. A collection appears and vanishes by one rename.
 */
final class CollectionStore implements AutoCloseable {

  private static final String PREFIX = "collection-";
  private static final int LONGEST_NAME = 200;

  private final Path folder;
  private final TreeMap<String, Open> open = new TreeMap<>();

  /** A collection that is in use. */
  private record Open(Collection collection, CollectionInfo info) {}

  private CollectionStore(Path folder) {
    this.folder = folder;
  }

  static CollectionStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    CollectionStore store = new CollectionStore(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        store.openOrClean(entry);
      }
    }
    return store;
  }

  private void openOrClean(Path entry) throws IOException {
    String file = entry.getFileName().toString();
    if (file.startsWith(PREFIX)) {
      String name = URLDecoder.decode(file.substring(PREFIX.length()), StandardCharsets.UTF_8);
      CollectionInfo info = CollectionInfo.parseFrom(Files.readAllBytes(settings(entry)));
      open.put(name, new Open(openIndex(entry, info), info));
    } else {
      Folders.delete(entry); // left by a create or delete that did not come to its end
    }
  }

  private static Collection openIndex(Path entry, CollectionInfo info) throws IOException {
    return Collection.open(entry.resolve("index"), VectorSpaces.of(info.getConfig().getParams()));
  }

  synchronized Collection get(String name) {
    return find(name).collection();
  }

  synchronized CollectionInfo info(String name) {
    return find(name).info();
  }

  synchronized boolean exists(String name) {
    return open.containsKey(name);
  }

  synchronized List<String> names() {
    return List.copyOf(open.keySet());
  }

  private Open find(String name) {
    return Optional.ofNullable(open.get(name)).orElseThrow(() -> Refusal.noCollection(name));
  }

  synchronized void create(String name, CollectionInfo info) {
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.matches(".*[<>:\"/\\\\|?*\\p{Cntrl}].*")) {
      throw Refusal.wrongInput("collection name cannot be `" + name + "`");
    }
    if (open.containsKey(name)) {
      throw Refusal.collectionExists(name);
    }
    try {
      VectorSpaces.of(info.getConfig().getParams());
      Path attempt = folder.resolve("creating-" + encoded(name));
      Folders.delete(attempt);
      Files.createDirectories(attempt);
      write(info, attempt);
      Files.move(attempt, pathOf(name), StandardCopyOption.ATOMIC_MOVE);
      open.put(name, new Open(openIndex(pathOf(name), info), info));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void change(String name, UnaryOperator<CollectionInfo> change) {
    Open before = find(name);
    CollectionInfo info = change.apply(before.info());
    try {
      write(info, pathOf(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.put(name, new Open(before.collection(), info));
  }

  /** False if there was none. */
  synchronized boolean delete(String name) {
    Open gone = open.remove(name);
    if (gone == null) {
      return false;
    }
    try {
      gone.collection().close();
      Path doomed = folder.resolve("deleting-" + encoded(name));
      Files.move(pathOf(name), doomed, StandardCopyOption.ATOMIC_MOVE);
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
    try (FileChannel file = FileChannel.open(attempt, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(
        attempt,
        settings(collection),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public synchronized void close() throws IOException {
    for (Open each : open.values()) {
      each.collection().close();
    }
    open.clear();
  }
}
