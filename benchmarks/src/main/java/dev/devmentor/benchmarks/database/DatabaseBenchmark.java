package dev.devmentor.benchmarks.database;

import dev.devmentor.benchmarks.result.Bar;
import dev.devmentor.benchmarks.result.Figure;
import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.server.Postgres;
import dev.devmentor.benchmarks.server.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a million tasks and a million chunks into an empty database by {@code db-migrations seed},
 * then reads pages of a user with 10,000 rows with and without row-level security.
 */
public final class DatabaseBenchmark {

  private static final int ROWS_PER_SECOND = 60_000;
  private static final double MOST_EXPENSIVE = 1.5;

  private static final String[] SEED = {
    "seed",
    "--json",
    "--connections=2",
    "--users=10",
    "--projects-per-user=10",
    "--tasks-per-project=10000",
    "--documents-per-user=10000",
    "--chunks-per-document=10"
  };
  private static final Pattern LOADED =
      Pattern.compile("\\{\"rows\":(\\d+),\"seconds\":([0-9.]+)}");

  /** Measures both. */
  public Findings run(Repository repository, Path folder) throws IOException, InterruptedException {
    try (Postgres postgres = Postgres.in(folder.resolve("postgres"))) {
      postgres.migrations(repository, folder.resolve("migrate.log"), "migrate");
      double rate = load(postgres, repository, folder.resolve("seed.log"));
      requireMillions(postgres);
      postgres.execute(Postgres.DEVMENTOR, "vacuum analyze");
      Pages.Times times = new Pages(postgres).measure();
      return new Findings(
          Map.of("PostgreSQL", postgres.query(Postgres.DEVMENTOR, "show server_version")),
          List.of(
              Bar.atLeast(ROWS_PER_SECOND, "rows/s", "bulk load, two connections", rate),
              Bar.atMost(
                  MOST_EXPENSIVE,
                  "×",
                  "page of 20 under row security, to the same without (medians)",
                  times.guarded().median() / times.open().median())),
          List.of(
              new Figure("Bulk load", "rows/s", Map.of("db-migrations seed", rate)),
              new Figure(
                  "Page of 20 among 10,000 rows of the user",
                  "ms",
                  Findings.inOrder(
                      "without row security, median", times.open().median(),
                      "without row security, p95", times.open().p95(),
                      "under row security, median", times.guarded().median(),
                      "under row security, p95", times.guarded().p95()))),
          Map.of());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double load(Postgres postgres, Repository repository, Path log)
      throws IOException, InterruptedException {
    postgres.migrations(repository, log, SEED);
    Matcher loaded = LOADED.matcher(Files.readString(log));
    if (!loaded.find()) {
      throw new IllegalStateException("no count in " + log);
    }
    return Double.parseDouble(loaded.group(1)) / Double.parseDouble(loaded.group(2));
  }

  private static void requireMillions(Postgres postgres) {
    String sql =
        """
        select concat_ws(' ', (select count(*) from projects.tasks), (select count(*) from memory.chunks))
        """;
    String found = postgres.query(Postgres.DEVMENTOR, sql);
    if (!found.equals("1000000 1000000")) {
      throw new IllegalStateException("tasks and chunks: " + found);
    }
  }
}
