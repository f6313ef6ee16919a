package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the scripts of a folder, or of the folders that this package carries. */
public final class Scripts {

  private Scripts() {}

  /** The scripts of a folder, in the order in which they run. */
  static List<Script> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparingInt(Script::version).thenComparing(Script::undo))
          .toList();
    } catch (IOException e) {
      throw new MigrationFailure("Cannot read " + folder, e);
    }
  }

  /** Opens the folder of a schema that this package carries, for as long as it is read. */
  static <T> T inPackage(Schema schema, Function<Path, T> read) {
    URL resource = Scripts.class.getClassLoader().getResource(schema.folder());
    if (resource == null) {
      throw new MigrationFailure("This package holds no " + schema.folder());
    }
    try {
      URI uri = resource.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read.apply(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read.apply(jar.getPath(schema.folder()));
      }
    } catch (URISyntaxException | IOException e) {
      throw new MigrationFailure("Cannot read " + schema.folder(), e);
    }
  }

  private static List<Script> read(Path file) {
    try {
      String name = file.getParent().getFileName() + "/" + file.getFileName();
      return Script.of(name, Files.readString(file)).stream().toList();
    } catch (IOException e) {
      throw new MigrationFailure("Cannot read " + file, e);
    }
  }
}
