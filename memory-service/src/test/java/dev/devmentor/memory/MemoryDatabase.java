package dev.devmentor.memory;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What tests look up or prepare in the database, around the service. */
public final class MemoryDatabase {

  private MemoryDatabase() {}

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

  /** A project of this owner. */
  public static UUID project(UUID ownerId) {
    UUID id = UUID.randomUUID();
    update(
        "insert into projects.projects (id, owner_id, name, slug) values (?, ?, 'Shared', ?)",
        id,
        ownerId,
        "p-" + id);
    return id;
  }

  /** Makes a user a viewer of a project. */
  public static void admit(UUID projectId, UUID userId) {
    update(
        """
        insert into projects.project_collaborators (project_id, user_id, role)
        values (?, ?, 'viewer')
        """,
        projectId,
        userId);
  }

  /** Takes a user out of a project. */
  public static void dismiss(UUID projectId, UUID userId) {
    update(
        "delete from projects.project_collaborators where project_id = ? and user_id = ?",
        projectId,
        userId);
  }

  /** How many rows of the schema tell of a user, the outbox included. */
  public static int traces(UUID userId) {
    List<String> tables =
        query(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'memory'
            """);
    return tables.stream()
        .mapToInt(
            table ->
                query("select 1 from " + table + " t where t::text like ?", "%" + userId + "%")
                    .size())
        .sum();
  }
}
