package dev.devmentor.migrations.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportTest {

  private static final UUID ADA = UUID.randomUUID();
  private static final UUID BOB = UUID.randomUUID();

  /** Guarded, and nobody's data: stored replies, a team's own row, strangers' attempts. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "auth.idempotency_keys",
          "auth.teams",
          "auth.unknown_logins",
          "learning.idempotency_keys",
          "memory.idempotency_keys",
          "projects.idempotency_keys");

  private static TestDatabase database;

  @BeforeAll
  static void plantRows() throws SQLException {
    database = TestDatabase.migrated();
    Seeds.plant(database, ADA);
    Seeds.plant(database, BOB);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static Map<String, String> export(UUID current, UUID asked) throws SQLException {
    try (Connection connection = database.as(Role.AUTH).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local app.user_id = '%s'".formatted(current));
      ResultSet rows =
          statement.executeQuery(
              "select collection, item::text from auth.export_user('%s')".formatted(asked));
      Map<String, String> items = new TreeMap<>();
      while (rows.next()) {
        items.merge(rows.getString(1), rows.getString(2), String::concat);
      }
      return items;
    }
  }

  private static Set<String> guardedTables() throws SQLException {
    String sql =
        """
        select c.oid::regclass::text from pg_class c
         where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning')
           and c.relrowsecurity and not c.relispartition
        """;
    try (Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Set<String> tables = new TreeSet<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  @Test
  void holdsRowsOfEveryTableThatHoldsDataOfUsers() throws SQLException {
    Set<String> expected = guardedTables();
    expected.removeAll(LEFT_OUT);

    assertThat(export(ADA, ADA).keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void holdsNothingOfAnybodyElseAndNoSecret() throws SQLException {
    String everything = String.join("", export(ADA, ADA).values());

    assertThat(everything)
        .contains(ADA.toString(), "displayName", "occurredAt")
        .doesNotContain(BOB.toString())
        .doesNotContainIgnoringCase("hash\":");
  }

  @Test
  void isForTheUserAlone() {
    assertThatThrownBy(() -> export(BOB, ADA))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("their own data alone");
  }
}
