package dev.devmentor.migrations.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.devmentor.migrations.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts that a release has shipped, so that databases have run them: they stay as they are.
 * The file lists each with its checksum, as {@code sha256sum} writes it and {@code sha256sum -c}
 * checks it; it only ever grows.
 */
final class Manifest {

  /** The file, beside the folders of the schemas. */
  static final String FILE = "released.sha256";

  private static final String RULE = "released-unchanged";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(\\S+/\\S+)");

  private final Path file;
  private final Map<String, String> checksums;

  private Manifest(Path file, Map<String, String> checksums) {
    this.file = file;
    this.checksums = checksums;
  }

  /** Reads it; without the file nothing was released. */
  static Manifest in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return new Manifest(
          file, Files.exists(file) ? read(Files.readAllLines(file), file) : Map.of());
    } catch (IOException e) {
      throw new MigrationFailure("Cannot read " + file, e);
    }
  }

  private static Map<String, String> read(List<String> lines, Path file) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher entry = LINE.matcher(line);
      if (!entry.matches() || checksums.put(entry.group(2), entry.group(1)) != null) {
        throw new MigrationFailure(
            "%s: not a checksum and a file that no other line has: %s".formatted(file, line));
      }
    }
    return checksums;
  }

  static String checksum(String sql) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(sql.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  boolean lists(Script script) {
    return checksums.containsKey(script.file());
  }

  /** Adds scripts that are new; the lines that are there stay. */
  void add(List<Script> scripts) {
    String lines =
        scripts.stream()
            .map(script -> script.checksum() + "  " + script.file() + "\n")
            .collect(joining());
    try {
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new MigrationFailure("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The released scripts of a schema that are not there as they were.
   *
   * @param schema its folder
   * @param scripts all that are in the folder
   */
  Stream<Finding> broken(String schema, List<Script> scripts) {
    return checksums.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(schema + "/"))
        .flatMap(
            entry ->
                problem(entry.getKey(), entry.getValue(), scripts)
                    .map(problem -> new Finding(RULE, entry.getKey(), 1, problem))
                    .stream());
  }

  private Optional<String> problem(String name, String checksum, List<Script> scripts) {
    Optional<Script> there = scripts.stream().filter(s -> s.file().equals(name)).findFirst();
    if (there.isPresent()) {
      return there
          .filter(script -> !script.checksum().equals(checksum))
          .map(
              _ ->
                  "has changed after its release: put it back, make the change in a new migration");
    }
    return scripts.stream()
        .filter(script -> !lists(script) && script.checksum().equals(checksum))
        .findFirst()
        .map(script -> "was renamed after its release, to " + script.file() + ": name it back")
        .or(() -> Optional.of("is missing after its release: put it back"));
  }
}
