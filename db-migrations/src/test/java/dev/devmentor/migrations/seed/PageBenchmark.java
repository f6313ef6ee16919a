package dev.devmentor.migrations.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A keyset page of 20 among the 10,000 documents of a user, as the service under row security and
 * as a superuser, whom it does not hold for. Same statements, same cursors, turn by turn.
 */
final class PageBenchmark {

  private static final int ROUNDS = 4_000;
  private static final int WARM_UP = 1_000;
  private static final int USERS = 10;
  private static final int DOCUMENTS = 10_000;
  private static final int PAGE = 20;

  private static final String SQL =
      """
      select id, title, status, created_at
        from memory.documents
       where user_id = ? and id > ?
       order by id
       limit 20
      """;

  private final DataSource open;
  private final DataSource guarded;

  PageBenchmark(DataSource open, DataSource guarded) {
    this.open = open;
    this.guarded = guarded;
  }

  void measure(StringBuilder report) throws SQLException {
    long[] without = new long[ROUNDS];
    long[] with = new long[ROUNDS];
    try (Connection openConnection = open.getConnection();
        Connection guardedConnection = guarded.getConnection()) {
      SplittableRandom random = new SplittableRandom(1);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long user = random.nextInt(USERS);
        long cursor = user * DOCUMENTS + random.nextInt(DOCUMENTS - PAGE - 1);
        long first = page(openConnection, user, cursor);
        long second = page(guardedConnection, user, cursor);
        if (i >= 0) {
          without[i] = first;
          with[i] = second;
        }
      }
    }
    append(report, "without row security", without);
    append(report, "under row security", with);
    report.append(
        String.format(
            Locale.ROOT,
            "ratio of medians: %.2f%n",
            (double) with[ROUNDS / 2] / without[ROUNDS / 2]));
  }

  // Begin and set_config are no part of the measure: both connections do them.
  private static long page(Connection connection, long user, long cursor) throws SQLException {
    connection.setAutoCommit(false);
    UUID owner = SeedId.USER.of(1, user);
    try (PreparedStatement me =
            connection.prepareStatement("select set_config('app.user_id', ?, true)");
        PreparedStatement query = connection.prepareStatement(SQL)) {
      me.setString(1, owner.toString());
      me.execute();
      query.setObject(1, owner);
      query.setObject(2, SeedId.DOCUMENT.of(1, cursor));
      long start = System.nanoTime();
      int rows = 0;
      try (ResultSet page = query.executeQuery()) {
        while (page.next()) {
          rows++;
        }
      }
      long took = System.nanoTime() - start;
      if (rows != PAGE) {
        throw new IllegalStateException("A page of " + rows);
      }
      return took;
    } finally {
      connection.rollback();
    }
  }

  private static void append(StringBuilder report, String name, long[] nanos) {
    Arrays.sort(nanos);
    report.append(
        String.format(
            Locale.ROOT,
            "page of 20 %s: median %.3f ms, p95 %.3f ms (%d pages)%n",
            name,
            nanos[ROUNDS / 2] / 1e6,
            nanos[ROUNDS * 95 / 100] / 1e6,
            ROUNDS));
  }
}
