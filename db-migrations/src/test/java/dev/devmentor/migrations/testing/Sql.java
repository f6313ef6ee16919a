package dev.devmentor.migrations.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Statements in a few words; a parameter is written into the text, so it is the test's own. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for one class
public final class Sql {

  private Sql() {}

  /** Runs statements on a connection of their own. */
  public static void run(DataSource database, String sql, Object... arguments) throws SQLException {
    try (Connection connection = database.getConnection()) {
      run(connection, sql, arguments);
    }
  }

  /** Runs statements. */
  public static void run(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(filled(sql, List.of(arguments)));
    }
  }

  /** Runs a script as psql does: one statement after the other, whatever signs are in it. */
  public static void script(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (NativeQuery each : Parser.parseJdbcSql(sql, true, false, true, false, false)) {
        statement.execute(each.nativeSql);
      }
    }
  }

  /** The first column of each row, as text. */
  public static List<String> column(DataSource database, String sql, Object... arguments)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(filled(sql, List.of(arguments)))) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static String filled(String sql, List<Object> arguments) {
    return sql.formatted(arguments.toArray());
  }
}
