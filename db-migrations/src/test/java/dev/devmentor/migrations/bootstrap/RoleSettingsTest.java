package dev.devmentor.migrations.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleSettingsTest {

  private static final Path DOCUMENT = Path.of("../docs/operations/database.md");

  private static TestDatabase database;

  @BeforeAll
  static void bootstrap() {
    database = TestDatabase.bootstrapped();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static String stored(Role role, String setting) throws SQLException {
    return Sql.column(
            database.asSuperuser(),
            """
            select split_part(s.setting, '=', 2)
              from pg_db_role_setting d
             cross join unnest(d.setconfig) as s (setting)
             where d.setrole = '%s'::regrole and d.setdatabase = 0
               and split_part(s.setting, '=', 1) = '%s'
            """,
            role.id(),
            setting)
        .getFirst();
  }

  @ParameterizedTest
  @EnumSource
  void areThoseOfTheOperationsManual(Role role) throws SQLException, IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains(
            "| `%s` | %s | %s | %s |"
                .formatted(
                    role.id(),
                    stored(role, "statement_timeout"),
                    stored(role, "lock_timeout"),
                    stored(role, "idle_in_transaction_session_timeout")));
  }

  @ParameterizedTest
  @EnumSource(names = {"READONLY", "MONITOR", "BACKUP"})
  void makeThoseWhoOnlyReadReadOnly(Role role) throws SQLException {
    assertThat(stored(role, "default_transaction_read_only")).isEqualTo("on");
  }

  /** They have no time limit that would end what a killed command has begun. */
  @ParameterizedTest
  @EnumSource(names = {"MIGRATOR", "IMPORT"})
  void endTheStatementsOfClientsThatAreGone(Role role) throws SQLException {
    assertThat(stored(role, "client_connection_check_interval")).isEqualTo("5s");
  }

  @Test
  void boundEveryServiceInEveryWay() throws SQLException {
    for (Role role : Role.services()) {
      assertThat(
              Arrays.asList(
                  stored(role, "statement_timeout"),
                  stored(role, "lock_timeout"),
                  stored(role, "idle_in_transaction_session_timeout")))
          .doesNotContain("0");
    }
  }
}
