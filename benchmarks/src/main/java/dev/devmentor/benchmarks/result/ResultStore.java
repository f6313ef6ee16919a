package dev.devmentor.benchmarks.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results as files: {@code <benchmark>/<date>.json}, plots beside it, and a table of the newest.
 */
public final class ResultStore {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;

  /** In this folder, which may be empty. */
  public ResultStore(Path folder) {
    this.folder = folder;
  }

  /** Writes the run, its plots, and the table anew. A second run of a day replaces the first. */
  public Path keep(Result result) throws IOException {
    Path own = Files.createDirectories(folder.resolve(result.benchmark()));
    Path file = own.resolve(result.at().atOffset(ZoneOffset.UTC).toLocalDate() + ".json");
    JSON.writeValue(file.toFile(), result);
    for (int i = 0; i < result.figures().size(); i++) {
      Plot.write(result.figures().get(i), own.resolve(plotName(i)));
    }
    Files.writeString(folder.resolve("README.md"), ResultTable.of(newest()));
    return file;
  }

  /** The file of a figure of the newest run, by its place among them. */
  static String plotName(int place) {
    return "figure-" + (place + 1) + ".svg";
  }

  /** The newest run of each benchmark, by name. */
  public List<Result> newest() throws IOException {
    List<Result> results = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path own : folders.filter(Files::isDirectory).sorted().toList()) {
        Optional<Path> file = lastOf(own);
        if (file.isPresent()) {
          results.add(JSON.readValue(file.get().toFile(), Result.class));
        }
      }
    }
    return results;
  }

  private static Optional<Path> lastOf(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().reduce((_, b) -> b);
    }
  }
}
