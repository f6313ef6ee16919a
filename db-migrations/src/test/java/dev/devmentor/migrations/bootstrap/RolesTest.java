package dev.devmentor.migrations.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each test rolls back: roles are shared by all databases of the server. */
class RolesTest {

  private static String secretAfter(Connection admin, Optional<String> password)
      throws SQLException {
    Roles roles = new Roles(admin);
    roles.apply(roles.plan(Role.READONLY, password));
    try (Statement statement = admin.createStatement()) {
      ResultSet row =
          statement.executeQuery(
              """
              select concat(rolcanlogin, ' ', rolpassword) from pg_authid
               where rolname = 'devmentor_readonly'
              """);
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void keepsAPasswordAndReplacesAnotherOne() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped();
        Connection admin = database.asSuperuser().getConnection()) {
      admin.setAutoCommit(false);
      String first = secretAfter(admin, Optional.of("first"));
      assertThat(first).startsWith("t SCRAM-SHA-256$");
      assertThat(secretAfter(admin, Optional.of("first"))).isEqualTo(first);
      String second = secretAfter(admin, Optional.of("second"));
      assertThat(ScramSecret.matches(second.substring(2), "second")).isTrue();
      assertThat(ScramSecret.matches(second.substring(2), "first")).isFalse();
      admin.rollback();
    }
  }

  @Test
  void locksOutARoleWithoutPassword() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped();
        Connection admin = database.asSuperuser().getConnection()) {
      admin.setAutoCommit(false);
      assertThat(secretAfter(admin, Optional.of("first"))).startsWith("t ");
      assertThat(secretAfter(admin, Optional.empty())).isEqualTo("f ");
      admin.rollback();
    }
  }
}
