package dev.devmentor.benchmarks.database;

import dev.devmentor.benchmarks.server.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A keyset page of 20 among the 10,000 documents of a user, as the login of the service under row
 * security and as a superuser, whom it does not hold for. Same statement, same cursors, in turns;
 * which of the two begins changes, for the second finds the pages of the table in the cache.
 */
final class Pages {

  private static final int ROUNDS = 4_000;
  private static final int WARM_UP = 1_000;
  private static final int PAGE = 20;

  private static final String SQL =
      """
      select id, title, status, created_at
        from memory.documents
       where user_id = ? and id > ?
       order by id
       limit 20
      """;

  private final Postgres postgres;

  Pages(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Milliseconds. */
  record Time(double median, double p95) {
    private static Time of(long[] nanos) {
      Arrays.sort(nanos);
      return new Time(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6);
    }
  }

  /** Without and with row security. */
  record Times(Time open, Time guarded) {}

  private record Document(UUID user, UUID id) {}

  Times measure() throws SQLException {
    long[] without = new long[ROUNDS];
    long[] with = new long[ROUNDS];
    try (Connection open = postgres.connect(Postgres.DEVMENTOR, "postgres");
        Connection guarded = postgres.connect(Postgres.DEVMENTOR, "devmentor_memory")) {
      List<Document> cursors = cursors(open);
      open.setAutoCommit(false);
      guarded.setAutoCommit(false);
      SplittableRandom random = new SplittableRandom(1);
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        Document cursor = cursors.get(random.nextInt(cursors.size()));
        boolean openFirst = round % 2 == 0;
        long first = page(openFirst ? open : guarded, cursor);
        long second = page(openFirst ? guarded : open, cursor);
        if (round >= 0) {
          without[round] = openFirst ? first : second;
          with[round] = openFirst ? second : first;
        }
      }
    }
    return new Times(Time.of(without), Time.of(with));
  }

  /** Documents after which a whole page follows. */
  private static List<Document> cursors(Connection open) throws SQLException {
    String sql =
        """
        select user_id, id
          from (select user_id, id, row_number() over (partition by user_id order by id desc) as place
                  from memory.documents) d
         where place > 20
         order by id
        """;
    try (PreparedStatement query = open.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<Document> cursors = new ArrayList<>();
      while (rows.next()) {
        cursors.add(
            new Document(rows.getObject("user_id", UUID.class), rows.getObject("id", UUID.class)));
      }
      return cursors;
    }
  }

  // Begin and set_config are no part of the measure: both connections do them.
  private static long page(Connection connection, Document after) throws SQLException {
    try (PreparedStatement me =
            connection.prepareStatement("select set_config('app.user_id', ?, true)");
        PreparedStatement query = connection.prepareStatement(SQL)) {
      me.setString(1, after.user().toString());
      me.execute();
      query.setObject(1, after.user());
      query.setObject(2, after.id());
      long start = System.nanoTime();
      int rows = 0;
      try (ResultSet page = query.executeQuery()) {
        while (page.next()) {
          rows++;
        }
      }
      long took = System.nanoTime() - start;
      if (rows != PAGE) {
        throw new IllegalStateException("a page of " + rows);
      }
      return took;
    } finally {
      connection.rollback();
    }
  }
}
