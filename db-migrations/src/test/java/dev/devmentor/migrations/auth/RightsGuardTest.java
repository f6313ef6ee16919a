package dev.devmentor.migrations.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsGuardTest {

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.migrated(List.of(Schema.AUTH));
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "user, user, role = 'admin', false",
    "admin, user, role = 'admin', false",
    "admin, user, is_active = false, true",
    "admin, admin, is_active = false, false",
    "admin, superadmin, role = 'user', false",
    "superadmin, user, role = 'admin', true",
    "superadmin, admin, is_active = false, true",
    "superadmin, superadmin, role = 'user', true",
  })
  void guardsTheRightsOfOthers(String actor, String other, String change, boolean allowed)
      throws SQLException {
    UUID actorId = TestUsers.create(database.asSuperuser(), actor);
    UUID otherId = TestUsers.create(database.asSuperuser(), other);

    assertThat(changes(actorId, otherId, change)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "user, role = 'superadmin'",
    "admin, role = 'superadmin'",
    "superadmin, is_active = false"
  })
  void letsNobodyChangeTheirOwn(String role, String change) throws SQLException {
    UUID self = TestUsers.create(database.asSuperuser(), role);

    assertThat(changes(self, self, change)).isFalse();
    assertThat(changes(self, self, "display_name = 'Ada', role = role")).isTrue();
  }

  private static boolean changes(UUID actor, UUID other, String change) throws SQLException {
    try (Connection connection = database.as(Role.AUTH).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local app.user_id = '%s'".formatted(actor));
      return statement.executeUpdate(
              "update auth.users set %s where id = '%s'".formatted(change, other))
          == 1;
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).isEqualTo("42501");
      return false;
    }
  }
}
