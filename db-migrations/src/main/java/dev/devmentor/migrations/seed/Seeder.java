package dev.devmentor.migrations.seed;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Fills a migrated database by COPY over several connections. Checks, unique keys and row security
 * are on; triggers are off in its sessions alone, their work is written along and every foreign key
 * is checked before each commit. Activity and audit entries are not written.
 */
public final class Seeder {

  private final DataSource importer;
  private final SeedPlan plan;
  private final SeedProgress progress;

  /**
   * One load of one database.
   *
   * @param importer opens connections as {@code devmentor_import}
   */
  public Seeder(DataSource importer, SeedPlan plan, SeedProgress progress) {
    this.importer = importer;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Writes the users that are missing, each with all its rows.
   *
   * @return how many rows were written
   * @throws MigrationFailure if another run is under way or a row is refused; whole users remain
   */
  public long run() {
    try (Connection guard = importer.getConnection()) {
      requireAlone(guard);
      return load();
    } catch (SQLException e) {
      throw new MigrationFailure("Seeding failed: " + e.getMessage(), e);
    }
  }

  // Held until the connection closes.
  private static void requireAlone(Connection guard) throws SQLException {
    String sql = "select pg_try_advisory_lock(hashtextextended('devmentor/seed', 0))";
    try (Statement statement = guard.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new MigrationFailure("Another seed is running in this database");
      }
    }
  }

  private long load() {
    AtomicLong nextUser = new AtomicLong();
    try (ExecutorService workers = Executors.newFixedThreadPool(plan.connections())) {
      List<Future<Long>> running =
          IntStream.range(0, plan.connections())
              .mapToObj(i -> workers.submit(() -> work(nextUser)))
              .toList();
      return running.stream().mapToLong(Seeder::rows).sum();
    }
  }

  private long work(AtomicLong nextUser) throws SQLException {
    long written = 0;
    try (Connection connection = importer.getConnection()) {
      connection.setAutoCommit(false);
      SeedBatch batch = new SeedBatch(plan, connection);
      int size = plan.usersPerBatch();
      for (long from = nextUser.getAndAdd(size);
          from < plan.users();
          from = nextUser.getAndAdd(size)) {
        long to = Math.min(from + size, plan.users());
        written += write(batch, from, to, nextUser);
        progress.committed((to - from) * plan.rowsPerUser());
      }
    }
    return written;
  }

  // A server that refused one batch refuses the others too: nobody begins another.
  private long write(SeedBatch batch, long from, long to, AtomicLong nextUser) throws SQLException {
    try {
      return batch.write(from, to);
    } catch (SQLException | RuntimeException e) {
      nextUser.set(plan.users());
      throw e;
    }
  }

  private static long rows(Future<Long> worker) {
    try {
      return worker.get();
    } catch (ExecutionException e) {
      throw new MigrationFailure("Seeding failed: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MigrationFailure("Seeding was interrupted", e);
    }
  }
}
