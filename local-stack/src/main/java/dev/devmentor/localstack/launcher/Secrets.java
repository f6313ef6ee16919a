package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Passwords and keys, made once for this data folder and kept in a file of mode 0600. */
final class Secrets {

  static final String SUPERUSER = "POSTGRES_PASSWORD";
  static final String REDIS = "REDIS_PASSWORD";
  static final String QDRANT = "QDRANT_API_KEY";
  static final String S3_ACCESS = "S3_ACCESS_KEY";
  static final String S3_SECRET = "S3_SECRET_KEY";
  static final String MASTER_KEY = "DEVMENTOR_MASTER_KEY";
  static final String INTERNAL_KEY = "DEVMENTOR_INTERNAL_KEY";
  static final String MIGRATOR = "DEVMENTOR_MIGRATOR_PASSWORD";

  /** Of {@code migrate advise}. */
  static final String MONITOR = "DEVMENTOR_MONITOR_PASSWORD";

  /** Of {@code migrate seed}. */
  static final String IMPORT = "DEVMENTOR_IMPORT_PASSWORD";

  private static final List<String> NAMES =
      List.of(
          SUPERUSER,
          REDIS,
          QDRANT,
          S3_ACCESS,
          S3_SECRET,
          MASTER_KEY,
          INTERNAL_KEY,
          MIGRATOR,
          MONITOR,
          IMPORT,
          Part.AUTH.passwordVariable(),
          Part.PROJECTS.passwordVariable(),
          Part.MEMORY.passwordVariable(),
          Part.LEARNING.passwordVariable());

  /** Without these the data that was kept with them cannot be opened again. */
  private static final List<String> LASTING = List.of(SUPERUSER, MASTER_KEY);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Properties values;

  private Secrets(Properties values) {
    this.values = values;
  }

  /** Reads the file; what is missing in it is made and written. */
  static Secrets in(Path file) throws IOException {
    Properties values = read(file);
    boolean complete = values.stringPropertyNames().containsAll(NAMES);
    if (!complete) {
      NAMES.forEach(name -> values.computeIfAbsent(name, _ -> make(name)));
      write(values, file);
    }
    return new Secrets(values);
  }

  /** Reads the file of a platform that was started before; complains if there is none. */
  static Secrets kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new Complaint(
          "Nothing has been started in " + file.getParent() + " yet. Start it: ./devmentor up");
    }
    return in(file);
  }

  /** Complains if the file has lost what opens the data beside it: a new one would not. */
  static void requireFor(Path data, Path file) throws IOException {
    Set<String> found = read(file).stringPropertyNames();
    List<String> lost = LASTING.stream().filter(name -> !found.contains(name)).toList();
    if (Files.exists(data) && !lost.isEmpty()) {
      throw new Complaint(
          """
          %s has lost %s, without which the data in %s cannot be opened.
          Put the file back from a backup, or begin anew: ./devmentor reset"""
              .formatted(file, String.join(" and ", lost), data));
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      }
    }
    return values;
  }

  String get(String name) {
    return values.getProperty(name);
  }

  private static String make(String name) {
    byte[] bytes = new byte[name.equals(MASTER_KEY) ? 32 : 24];
    RANDOM.nextBytes(bytes);
    return name.equals(MASTER_KEY)
        ? Base64.getEncoder().encodeToString(bytes)
        : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replace('-', 'x');
  }

  private static void write(Properties values, Path file) throws IOException {
    Path attempt = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(attempt);
    Files.createFile(
        attempt,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(attempt)) {
      values.store(writer, "Made by the launcher. Whoever reads this owns the data.");
    }
    Files.move(attempt, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
