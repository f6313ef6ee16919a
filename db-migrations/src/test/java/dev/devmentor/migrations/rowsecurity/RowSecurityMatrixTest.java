package dev.devmentor.migrations.rowsecurity;

import static dev.devmentor.migrations.rowsecurity.Attempt.Outcome.ALLOWED;
import static dev.devmentor.migrations.rowsecurity.Attempt.Outcome.DENIED;
import static dev.devmentor.migrations.rowsecurity.Attempt.Outcome.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every guarded table × {own row, foreign row, no user, empty user} × {select, insert, update,
 * delete}, in plain SQL as the role of the service. The tables come from the catalog, so a new one
 * is in the matrix by itself and needs rows in {@code src/test/resources/rows}.
 */
class RowSecurityMatrixTest {

  private static final UUID ADA = UUID.randomUUID();
  private static final UUID BOB = UUID.randomUUID();

  private static TestDatabase database;
  private static PlantedRows rows;

  @BeforeAll
  static void plantRows() throws SQLException {
    database = TestDatabase.migrated();
    rows = PlantedRows.plant(database, ADA, BOB);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static Attempt as(Role role, String userId) {
    return new Attempt(database.as(role), userId);
  }

  private static Role serviceOf(GuardedTable table) {
    return Role.services().stream()
        .filter(role -> role.schema().filter(table.schema()::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<DynamicTest> forEachTable(TableCheck check) {
    return rows.tables().stream()
        .map(table -> dynamicTest(table.qualified(), () -> check.run(table)));
  }

  private interface TableCheck {
    void run(GuardedTable table) throws SQLException;
  }

  @TestFactory
  Stream<DynamicTest> hasRowsOfBothUsers() {
    return forEachTable(
        table -> {
          String file = "src/test/resources/rows/" + table.schema().id() + ".sql";
          assertThat(rows.keyOf(table, ADA)).as("a row in %s", file).isPresent();
          assertThat(rows.keyOf(table, BOB)).as("a row in %s", file).isPresent();
        });
  }

  @TestFactory
  Stream<DynamicTest> givesUsersWhatIsTheirs() {
    return forEachTable(
        table -> {
          Rights rights = rights(table);
          String key = rows.keyOf(table, ADA).orElseThrow();
          Attempt ada = as(serviceOf(table), ADA.toString());
          assertThat(ada.select(table, key)).isEqualTo(rights.select() ? ALLOWED : DENIED);
          assertThat(ada.insert(table, rows.rowOf(table, ADA)))
              .isEqualTo(rights.insert() ? ALLOWED : DENIED);
          assertThat(ada.update(table, rights.updatableColumn(), key))
              .isEqualTo(rights.update() ? ALLOWED : DENIED);
          assertThat(ada.delete(table, key)).isEqualTo(rights.delete() ? ALLOWED : DENIED);
        });
  }

  @TestFactory
  Stream<DynamicTest> hidesForeignRows() {
    return forEachTable(table -> refusesEverything(table, BOB, ADA.toString()));
  }

  @TestFactory
  Stream<DynamicTest> hidesEverythingWithoutUser() {
    return forEachTable(table -> refusesEverything(table, ADA, null));
  }

  @TestFactory
  Stream<DynamicTest> hidesEverythingFromEmptyUser() {
    return forEachTable(table -> refusesEverything(table, ADA, ""));
  }

  private static void refusesEverything(GuardedTable table, UUID owner, String userId)
      throws SQLException {
    Rights rights = rights(table);
    String key = rows.keyOf(table, owner).orElseThrow();
    Attempt stranger = as(serviceOf(table), userId);
    assertThat(stranger.select(table, key)).isEqualTo(rights.select() ? NOTHING : DENIED);
    assertThat(stranger.insert(table, rows.rowOf(table, owner))).isEqualTo(DENIED);
    assertThat(stranger.update(table, rights.updatableColumn(), key))
        .isEqualTo(rights.update() ? NOTHING : DENIED);
    assertThat(stranger.delete(table, key)).isEqualTo(rights.delete() ? NOTHING : DENIED);
  }

  @TestFactory
  Stream<DynamicTest> refusesServicesOfOtherSchemas() {
    return forEachTable(
        table -> {
          String key = rows.keyOf(table, ADA).orElseThrow();
          for (Role role : Role.services()) {
            if (role != serviceOf(table)) {
              Attempt other = as(role, ADA.toString());
              assertThat(other.select(table, key)).as(role.id()).isEqualTo(DENIED);
              assertThat(other.delete(table, key)).as(role.id()).isEqualTo(DENIED);
            }
          }
        });
  }

  @Test
  void noticesAPolicyThatIsTooWide() throws SQLException {
    try (TestDatabase open = TestDatabase.migrated();
        Connection connection = open.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      PlantedRows planted = PlantedRows.plant(open, ADA, BOB);
      statement.execute("create policy open on auth.user_preferences using (true)");
      GuardedTable table =
          planted.tables().stream()
              .filter(each -> each.qualified().equals("auth.user_preferences"))
              .findFirst()
              .orElseThrow();
      String key = planted.keyOf(table, BOB).orElseThrow();
      Attempt ada = new Attempt(open.as(Role.AUTH), ADA.toString());
      assertThat(ada.select(table, key)).isEqualTo(ALLOWED);
      assertThat(ada.insert(table, planted.rowOf(table, BOB))).isEqualTo(ALLOWED);
      assertThat(ada.update(table, "updated_at", key)).isEqualTo(ALLOWED);
      assertThat(ada.delete(table, key)).isEqualTo(ALLOWED);
    }
  }

  private static Rights rights(GuardedTable table) throws SQLException {
    try (Connection connection = database.asSuperuser().getConnection()) {
      return Rights.of(connection, serviceOf(table), table);
    }
  }
}
