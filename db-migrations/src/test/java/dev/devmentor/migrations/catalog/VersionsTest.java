package dev.devmentor.migrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database counts the versions of what clients edit, whatever the writers make of them. */
class VersionsTest {

  private static TestDatabase database;

  @BeforeAll
  static void plant() throws SQLException {
    database = TestDatabase.migrated();
    Seeds.plant(database, UUID.randomUUID());
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  /** Tables with a column that is the client's, or is not: {@code projects.tasks title}. */
  private static List<String> columns(boolean counted) throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        """
        select t.tgrelid::regclass || ' ' || quote_ident(a.attname)
          from pg_trigger t
          join pg_proc p on p.oid = t.tgfoid and p.proname = 'count_version'
          join pg_attribute a on a.attrelid = t.tgrelid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         where %s (a.attnum = any (t.tgattr))
        """,
        counted ? "" : "not");
  }

  static List<String> editedColumns() throws SQLException {
    return columns(true);
  }

  static List<String> otherColumns() throws SQLException {
    return columns(false);
  }

  static List<String> tables() throws SQLException {
    return columns(true).stream().map(VersionsTest::table).distinct().toList();
  }

  /** By how much the version of each row grew. */
  private static List<String> steps(String table, String assignment) throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        "update %s set %s returning new.version - old.version",
        table,
        assignment);
  }

  private static String table(String column) {
    return column.substring(0, column.indexOf(' '));
  }

  private static String name(String column) {
    return column.substring(column.indexOf(' ') + 1);
  }

  private static String itself(String column) {
    return name(column) + " = " + name(column);
  }

  @ParameterizedTest
  @MethodSource("editedColumns")
  void countAnEdit(String column) throws SQLException {
    assertThat(steps(table(column), itself(column))).isNotEmpty().containsOnly("1");
  }

  @ParameterizedTest
  @MethodSource("otherColumns")
  void leaveOutWhatNoClientEdits(String column) throws SQLException {
    assertThat(steps(table(column), itself(column))).isNotEmpty().containsOnly("0");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void takeNoNumberOfTheWriter(String table) throws SQLException {
    for (String number : List.of("40", "1", "default", "version + 1", "version + 7")) {
      assertThat(steps(table, "version = " + number)).isNotEmpty().containsOnly("1");
    }
  }

  private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
    try (var pool = Executors.newFixedThreadPool(times)) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : pool.invokeAll(Collections.nCopies(times, task))) {
        results.add(result.get());
      }
      return results;
    }
  }

  private static int version() throws SQLException {
    return Integer.parseInt(
        Sql.column(database.asSuperuser(), "select version from projects.projects").getFirst());
  }

  @Test
  void countEachOfManyEditsAtTheSameTime() throws Exception {
    int before = version();
    atOnce(
        4,
        () -> {
          try (Connection connection = database.asSuperuser().getConnection()) {
            for (int i = 0; i < 25; i++) {
              Sql.run(connection, "update projects.projects set name = 'Edit ' || version");
            }
          }
          return null;
        });
    assertThat(version()).isEqualTo(before + 100);
  }

  @Test
  void letOneOfThoseThroughWhoEditTheSameVersion() throws Exception {
    int seen = version();
    List<Integer> edited =
        atOnce(
            4,
            () ->
                Sql.column(
                        database.asSuperuser(),
                        "update projects.projects set name = 'Mine' where version = %s returning id",
                        seen)
                    .size());
    assertThat(edited).containsExactlyInAnyOrder(1, 0, 0, 0);
  }
}
