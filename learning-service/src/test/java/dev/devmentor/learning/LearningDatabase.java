package dev.devmentor.learning;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What tests look up or prepare in the database, around the service. */
public final class LearningDatabase {

  private LearningDatabase() {}

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

  /** The key of a question: letters of the right choices, or accepted texts. */
  public static List<String> key(String questionId) {
    return query(
        "select unnest(answer) from learning.questions where id = ?", UUID.fromString(questionId));
  }

  /** As if an assessment had shown that the user masters the skill. */
  public static void master(UUID userId, String skill) {
    update(
        """
        insert into learning.skill_mastery
          (user_id, skill_id, ability, standard_error, mastery, mastered, evidence_count)
        select ?, id, 1.5, 0.5, 0.95, true, 8 from learning.skills where slug = ?
        """,
        userId,
        skill);
  }

  /** Names of the tables of the schema that hold data of users. */
  public static List<String> userTables() {
    return query(
        """
        select table_name from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
        where table_schema = 'learning' and column_name = 'user_id' and table_type = 'BASE TABLE'
        order by table_name
        """);
  }
}
