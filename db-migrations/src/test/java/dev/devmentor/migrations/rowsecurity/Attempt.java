package dev.devmentor.migrations.rowsecurity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tries one statement on one row as a role and a user, and takes it back. */
final class Attempt {

  /** What came of it. */
  enum Outcome {
    /**
     * The row was found, changed or deleted; or only its uniqueness kept it from being inserted.
     */
    ALLOWED,
    /** Nothing was found: to this user the row does not exist. */
    NOTHING,
    /** Refused by a grant or a policy. */
    DENIED
  }

  private final DataSource role;
  private final String userId;

  /**
   * @param userId the value of app.user_id; null leaves it unset
   */
  Attempt(DataSource role, String userId) {
    this.role = role;
    this.userId = userId;
  }

  Outcome select(GuardedTable table, String key) throws SQLException {
    return run("select 1 from %s where %s".formatted(table.qualified(), table.isKey()), key);
  }

  Outcome delete(GuardedTable table, String key) throws SQLException {
    return run("delete from %s where %s".formatted(table.qualified(), table.isKey()), key);
  }

  /**
   * @param column one the role may write
   */
  Outcome update(GuardedTable table, String column, String key) throws SQLException {
    return run(
        "update %1$s set %2$s = %2$s where %3$s"
            .formatted(table.qualified(), column, table.isKey()),
        key);
  }

  /**
   * @param row the whole row, as JSON
   */
  Outcome insert(GuardedTable table, String row) throws SQLException {
    return run(
        "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
            .formatted(table.qualified(), table.columns()),
        row);
  }

  private Outcome run(String sql, String parameter) throws SQLException {
    try (Connection connection = role.getConnection()) {
      connection.setAutoCommit(false);
      become(connection);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, parameter);
        return outcome(statement);
      } finally {
        connection.rollback();
      }
    }
  }

  private void become(Connection connection) throws SQLException {
    if (userId == null) {
      return;
    }
    try (PreparedStatement set =
        connection.prepareStatement("select set_config('app.user_id', ?, true)")) {
      set.setString(1, userId);
      set.execute();
    }
  }

  // Class 23: a constraint was reached, so no policy was in the way.
  private static Outcome outcome(PreparedStatement statement) throws SQLException {
    try {
      boolean found =
          statement.execute() ? statement.getResultSet().next() : statement.getUpdateCount() > 0;
      return found ? Outcome.ALLOWED : Outcome.NOTHING;
    } catch (SQLException e) {
      if (e.getSQLState().equals("42501")) {
        return Outcome.DENIED;
      }
      if (e.getSQLState().startsWith("23")) {
        return Outcome.ALLOWED;
      }
      throw e;
    }
  }
}
