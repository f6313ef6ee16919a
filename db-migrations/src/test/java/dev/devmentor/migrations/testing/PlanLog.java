package dev.devmentor.migrations.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.devmentor.migrations.bootstrap.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The log of the server, to which {@code auto_explain} writes how it ran each statement. */
final class PlanLog {

  /** For the database: each statement, and those of its functions and triggers, at its end. */
  static final List<String> SETTINGS =
      List.of(
          "session_preload_libraries = auto_explain",
          "auto_explain.log_min_duration = 0",
          "auto_explain.log_analyze = on",
          "auto_explain.log_buffers = on",
          "auto_explain.log_timing = off",
          "auto_explain.log_nested_statements = on",
          "auto_explain.log_parameter_max_length = 0");

  private static final ObjectMapper JSON = new JsonMapper();

  private final Path file;
  private final String database;
  private final String user;

  /**
   * @param service whose statements count
   */
  PlanLog(Role service) {
    this.user = service.id();
    this.file =
        Path.of(
            Rows.value(
                "select current_setting('data_directory') || '/' || pg_current_logfile('jsonlog')"));
    this.database = Rows.value("select current_database()");
  }

  /**
   * The plans of what the database was asked while the work was done, in their order.
   *
   * @param statement a part of one that comes of the work in its own time
   */
  List<Plan> during(Runnable work, String statement) {
    String from = mark();
    work.run();
    await().until(() -> tail().indexOf(statement, tail().indexOf(from)) >= 0);
    String to = mark();
    String all = awaited(to);
    String between = all.substring(all.indexOf(from), all.indexOf(to));
    List<Plan> plans = new ArrayList<>();
    between.lines().skip(1).map(this::plan).flatMap(Optional::stream).forEach(plans::add);
    return plans;
  }

  private static String mark() {
    String mark = "mark " + UUID.randomUUID();
    Rows.update("do $$ begin raise log '" + mark + "'; end $$");
    return mark;
  }

  private String awaited(String mark) {
    return await().until(this::tail, tail -> tail.contains(mark));
  }

  // What one request and the worker beside it are told of is far less.
  private String tail() {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(Files.size(file), 64 << 20)];
      in.seek(Files.size(file) - tail.length);
      int read = in.read(tail);
      return new String(tail, 0, Math.max(read, 0), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Plan> plan(String line) {
    if (!line.startsWith("{") || !line.endsWith("}")) {
      return Optional.empty();
    }
    try {
      JsonNode entry = JSON.readTree(line);
      boolean ours =
          entry.path("dbname").asText().equals(database)
              && entry.path("user").asText().equals(user);
      return ours ? Plan.in(entry) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
