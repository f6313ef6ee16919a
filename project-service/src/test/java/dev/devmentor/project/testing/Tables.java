package dev.devmentor.project.testing;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A look into the database that no policy restricts. */
public final class Tables {

  private Tables() {}

  /** The first column of a query. */
  public static List<String> texts(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      List<String> found = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A count. */
  public static int count(String sql, Object... parameters) {
    return Integer.parseInt(texts(sql, parameters).getFirst());
  }

  /** A statement. */
  public static void run(String sql) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of the schema, of whatever table, that hold this text anywhere. */
  public static List<String> rowsWith(String text) {
    List<String> tables =
        texts(
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
             where table_schema = 'projects' and table_type = 'BASE TABLE'
            """);
    return tables.stream()
        .flatMap(
            table ->
                texts(
                    "select '%1$s ' || t::text from %1$s t where strpos(t::text, ?) > 0"
                        .formatted(table),
                    text)
                    .stream())
        .toList();
  }
}
