package dev.devmentor.migrations.rowsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Recorded;
import dev.devmentor.migrations.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every guarded table × every role × {owner, members of each role, administrator, stranger, user
 * unset, empty, garbage} × {select, insert, update, delete}, in plain SQL. The tables come from the
 * catalog: a new one needs rows in {@code src/test/resources/rows} and a reviewed line in {@code
 * row-security.txt}, or the build fails.
 */
class RowSecurityMatrixTest {

  /** Those that row-level security does not hold for. */
  private static final Set<Role> BLIND = EnumSet.of(Role.MIGRATOR, Role.IMPORT, Role.BACKUP);

  private static TestDatabase database;
  private static Community community;
  private static Matrix matrix;

  @BeforeAll
  static void tryEverything() throws SQLException {
    database = TestDatabase.migrated();
    community = Community.in(database);
    matrix = Matrix.of(database, community.rows(), community.owner(), community.actors());
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void isTheOneThatWasReviewed() throws SQLException {
    String header =
        """
        # What each role can do, for whom, with a row of one user: found by trying.
        # s i u d: select, insert, update, delete work; dot: not found; dash: refused. Roles that are refused everything are left out.
        # own: the user of the row; viewer, editor, owner: members of the user's project; admin: an administrator.
        """;
    String names =
        community.actors().stream()
            .map(actor -> "%-8s".formatted(actor.name()))
            .collect(Collectors.joining(" ", "%-55s ".formatted("# table, role"), ""));
    Recorded.verify(
        Path.of("src/test/resources/row-security.txt"),
        header + names.stripTrailing() + "\n" + matrix.text() + unguarded());
  }

  private static String unguarded() throws SQLException {
    StringBuilder text =
        new StringBuilder("# Without row-level security; grants.txt has who may\n");
    try (Connection superuser = database.asSuperuser().getConnection()) {
      GuardedTable.unguarded(superuser).forEach(name -> text.append(name).append('\n'));
    }
    return text.toString();
  }

  private static Stream<DynamicTest> forEachTable(TableCheck check) {
    return community.rows().tables().stream()
        .map(table -> dynamicTest(table.qualified(), () -> check.run(table)));
  }

  private interface TableCheck {
    void run(GuardedTable table) throws SQLException;
  }

  private static Role serviceOf(GuardedTable table) {
    return Role.services().stream()
        .filter(role -> role.schema().filter(table.schema()::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> hasRowsOfBothUsers() {
    return forEachTable(
        table -> {
          String file = "src/test/resources/rows/" + table.schema().id() + ".sql";
          assertThat(community.rows().keyOf(table, community.owner()))
              .as("a row in %s", file)
              .isPresent();
          assertThat(community.rows().keyOf(table, community.stranger()))
              .as("a row in %s", file)
              .isPresent();
        });
  }

  @TestFactory
  Stream<DynamicTest> givesUsersWhatIsTheirsWithinTheGrantsOfTheService() {
    return forEachTable(
        table ->
            assertThat(matrix.cell(table, serviceOf(table), "own").orElseThrow())
                .satisfies(cell -> assertThat(cell.can()).isEqualTo(cell.rights())));
  }

  @TestFactory
  Stream<DynamicTest> showsNobodyAnything() {
    return forEachTable(
        table ->
            assertThat(matrix.cells())
                .filteredOn(cell -> cell.table().equals(table) && !BLIND.contains(cell.role()))
                .filteredOn(cell -> cell.actor().isNobody())
                .noneMatch(cell -> cell.allows("siud")));
  }

  @TestFactory
  Stream<DynamicTest> refusesServicesOfOtherSchemas() {
    return forEachTable(
        table ->
            assertThat(matrix.cells())
                .filteredOn(cell -> cell.table().equals(table))
                .filteredOn(cell -> cell.role().schema().isPresent())
                .filteredOn(cell -> cell.role() != serviceOf(table))
                .allMatch(cell -> cell.can().equals("----")));
  }

  @TestFactory
  Stream<DynamicTest> letsViewersAndReportsChangeNothing() {
    return forEachTable(
        table ->
            assertThat(matrix.cells())
                .filteredOn(cell -> cell.table().equals(table) && !BLIND.contains(cell.role()))
                .filteredOn(
                    cell ->
                        cell.actor().name().equals("viewer")
                            || cell.role() == Role.READONLY
                            || cell.role() == Role.MONITOR)
                .noneMatch(cell -> cell.allows("iud")));
  }

  @Test
  void noticesAPolicyThatIsTooWide() throws SQLException {
    try (TestDatabase open = TestDatabase.migrated();
        Connection superuser = open.asSuperuser().getConnection();
        Statement statement = superuser.createStatement();
        Connection auth = open.as(Role.AUTH).getConnection()) {
      Community people = Community.in(open);
      statement.execute("create policy open on auth.user_preferences using (true)");
      GuardedTable table =
          people.rows().tables().stream()
              .filter(each -> each.qualified().equals("auth.user_preferences"))
              .findFirst()
              .orElseThrow();
      assertThat(
              Matrix.attempt(
                  new Attempt(auth, Actor.of("stranger", people.stranger())),
                  table,
                  Rights.of(superuser, Role.AUTH, table),
                  people.rows().keyOf(table, people.owner()).orElseThrow(),
                  people.rows().rowOf(table, people.owner())))
          .isEqualTo("siud");
    }
  }
}
