package dev.devmentor.migrations.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Accounts for tests, written past the service that owns them. */
public final class TestUsers {

  private TestUsers() {}

  /** A user in the database of the running Quarkus application. */
  public static UUID create() {
    return create("user");
  }

  /**
   * A user with a role.
   *
   * @param role user, admin or superadmin
   */
  public static UUID create(String role) {
    return create(TestDatabase.superuser(), role);
  }

  /** A user in any database. */
  public static UUID create(DataSource superuser, String role) {
    UUID id = UUID.randomUUID();
    String sql =
        """
        insert into auth.users (id, email, username, display_name, role)
        values (?, ?, ?, ?, ?::auth.user_role)
        """;
    try (Connection connection = superuser.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      String name = "user-" + id.toString().substring(0, 18);
      insert.setObject(1, id);
      insert.setString(2, name + "@example.test");
      insert.setString(3, name);
      insert.setString(4, "Test User");
      insert.setString(5, role);
      insert.executeUpdate();
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Erases a user as an account deletion does: everything that belongs to the user goes along. */
  public static void erase(UUID id) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from auth.users where id = ?")) {
      delete.setObject(1, id);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
