package dev.devmentor.auth.testing;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What tests look up or prepare in the database, around the service. */
public final class AuthDatabase {

  private AuthDatabase() {}

  /** The first column of each row as text. */
  public static List<String> query(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The one value of a query, as text. */
  public static String value(String sql, Object... parameters) {
    return query(sql, parameters).getFirst();
  }

  /** Runs a statement as superuser. */
  public static int update(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
