package dev.devmentor.migrations.rowsecurity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

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

  // No right; the user is no UUID.
  private static final Set<String> REFUSALS = Set.of("42501", "22P02");

  private final Connection role;
  private final Actor actor;

  /**
   * Attempts of one user.
   *
   * @param role a connection of the role, for this alone
   */
  Attempt(Connection role, Actor actor) {
    this.role = role;
    this.actor = actor;
  }

  Outcome select(GuardedTable table, String key) throws SQLException {
    return run("select 1 from %s where %s".formatted(table.qualified(), table.isKey()), key);
  }

  Outcome delete(GuardedTable table, String key) throws SQLException {
    return run("delete from %s where %s".formatted(table.qualified(), table.isKey()), key);
  }

  /**
   * Sets a column to what it is.
   *
   * @param column one the role may write
   */
  Outcome update(GuardedTable table, String column, String key) throws SQLException {
    return run(
        "update %1$s set %2$s = %2$s where %3$s"
            .formatted(table.qualified(), column, table.isKey()),
        key);
  }

  /**
   * Inserts a row that is there already.
   *
   * @param row the whole row, as JSON
   */
  Outcome insert(GuardedTable table, String row) throws SQLException {
    return run(
        "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
            .formatted(table.qualified(), table.columns()),
        row);
  }

  /** How many rows a query finds; a dash if it is refused. */
  String rows(String query) throws SQLException {
    role.setAutoCommit(false);
    become();
    try (Statement statement = role.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      int rows = 0;
      while (row.next()) {
        rows++;
      }
      return String.valueOf(rows);
    } catch (SQLException e) {
      if (REFUSALS.contains(e.getSQLState())) {
        return "-";
      }
      throw e;
    } finally {
      role.rollback();
    }
  }

  private Outcome run(String sql, String parameter) throws SQLException {
    role.setAutoCommit(false);
    become();
    try (PreparedStatement statement = role.prepareStatement(sql)) {
      statement.setString(1, parameter);
      return outcome(statement);
    } finally {
      role.rollback();
    }
  }

  // Roles of reports are read-only by default, but may lift that: what holds is their grants.
  private void become() throws SQLException {
    try (Statement begin = role.createStatement()) {
      begin.execute("set transaction read write");
    }
    if (actor.userId() == null) {
      return;
    }
    try (PreparedStatement set =
        role.prepareStatement("select set_config('app.user_id', ?, true)")) {
      set.setString(1, actor.userId());
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
      if (REFUSALS.contains(e.getSQLState())) {
        return Outcome.DENIED;
      }
      if (e.getSQLState().startsWith("23")) {
        return Outcome.ALLOWED;
      }
      throw e;
    }
  }
}
