package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Lets one run at a time change the schemas of a database: migrate, undo and repair. It is an
 * advisory lock of a session that does nothing else, so it ends with the process that holds it.
 */
public final class MigrationLock implements AutoCloseable {

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  private final Connection holder;

  private MigrationLock(Connection holder) {
    this.holder = holder;
  }

  /**
   * Waits for the lock.
   *
   * @throws MigrationFailure if another run still has it when patience ends
   */
  public static MigrationLock acquire(DataSource owner, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    try {
      Connection connection = owner.getConnection();
      while (!tryLock(connection)) {
        if (Instant.now().isAfter(deadline)) {
          connection.close();
          throw new MigrationFailure(
              "Another run is changing this database; it was given %d s to end"
                  .formatted(patience.toSeconds()));
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
      return new MigrationLock(connection);
    } catch (SQLException e) {
      throw new MigrationFailure("Locking the migrations failed: " + e.getMessage(), e);
    }
  }

  // A wait on the server would hold a snapshot, which an index that is built concurrently waits
  // for.
  private static boolean tryLock(Connection connection) throws SQLException {
    String sql = "select pg_try_advisory_lock(hashtextextended('devmentor/migrations', 0))";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (SQLException e) {
      throw new MigrationFailure("Unlocking the migrations failed: " + e.getMessage(), e);
    }
  }
}
