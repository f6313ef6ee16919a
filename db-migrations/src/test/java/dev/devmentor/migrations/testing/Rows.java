package dev.devmentor.migrations.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What tests look up or prepare in the database of the running application, past every policy. */
public final class Rows {

  private Rows() {}

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

  /** The one value of a query, a count. */
  public static int count(String sql, Object... parameters) {
    return Integer.parseInt(value(sql, parameters));
  }

  /** Runs a statement; how many rows it changed. */
  public static int update(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The rows of a schema, of whatever table, that hold this text anywhere; the table leads. */
  public static List<String> holding(String schema, String text) {
    List<String> tables =
        query(
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
             where table_schema = ? and table_type = 'BASE TABLE'
            """,
            schema);
    return tables.stream()
        .flatMap(
            table ->
                query(
                    "select '%1$s ' || t::text from %1$s t where strpos(t::text, ?) > 0"
                        .formatted(table),
                    text)
                    .stream())
        .toList();
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
