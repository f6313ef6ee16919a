package dev.devmentor.migrations.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code <schema>.ensure_partitions}: months ahead, and a default partition that empties itself.
 */
class PartitionsTest {

  /** The partitioned tables, with the role that looks after them. */
  enum Partitioned {
    ACTIVITY("projects", "activity", Role.PROJECTS),
    AUDIT_LOG("auth", "audit_log", Role.AUTH),
    SEARCH_HISTORY("memory", "search_history", Role.MEMORY);

    private final String schema;
    private final String table;
    private final Role role;

    Partitioned(String schema, String table, Role role) {
      this.schema = schema;
      this.table = schema + "." + table;
      this.role = role;
    }

    private int ensure(TestDatabase database, String months) throws SQLException {
      String sql = "select %s.ensure_partitions(%s)";
      return Integer.parseInt(Sql.column(database.as(role), sql, schema, months).getFirst());
    }

    /** Puts a copy of each row into March of 2019, where there is no partition. */
    private void insertOldRows(TestDatabase database) throws SQLException {
      Sql.run(
          database.asSuperuser(),
          """
          insert into %1$s
          select (jsonb_populate_record(t, '{"created_at": "2019-03-31T23:59:59.999999Z"}')).*
            from %1$s t
          """,
          table);
    }
  }

  private TestDatabase database;

  @BeforeEach
  void plant() throws SQLException {
    database = TestDatabase.migrated();
    Seeds.plant(database, UUID.randomUUID());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void areMadeAheadOnce(Partitioned table) throws SQLException {
    assertThat(table.ensure(database, "12")).isZero();
    assertThat(table.ensure(database, "15")).isEqualTo(3);
    assertThat(table.ensure(database, "15")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void areMadeOnceWhenAskedForAtTheSameTime(Partitioned table) throws Exception {
    Callable<Integer> ask = () -> table.ensure(database, "18");
    int made = 0;
    try (var pool = Executors.newFixedThreadPool(3)) {
      for (Future<Integer> done : pool.invokeAll(List.of(ask, ask, ask))) {
        made += done.get();
      }
    }
    assertThat(made).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void takeOverTheRowsOfTheDefaultPartition(Partitioned table) throws SQLException {
    table.insertOldRows(database);
    assertThat(Sql.column(database.asSuperuser(), "select 1 from %s_default", table.table))
        .isNotEmpty();
    Map<String, String> rows = Fingerprint.data(database);

    assertThat(table.ensure(database, "0")).isEqualTo(1);

    assertThat(Fingerprint.data(database)).isEqualTo(rows);
    assertThat(Sql.column(database.asSuperuser(), "select 1 from %s_default", table.table))
        .isEmpty();
    assertThat(Sql.column(database.asSuperuser(), "select 1 from %s_2019_03", table.table))
        .isNotEmpty();
  }

  @Test
  void goAsTheManualSays() throws SQLException, IOException {
    for (Partitioned table : Partitioned.values()) {
      table.insertOldRows(database);
      table.ensure(database, "0");
    }
    Sql.run(
        database.asSuperuser(),
        """
        insert into projects.activity_mentions (activity_id, activity_at, user_id)
        select a.id, a.created_at, (select min(u.id::text)::uuid from auth.users u)
          from projects.activity a where a.created_at < '2019-04-01T00:00:00Z'
        """);

    for (String commands : ofTheManual()) {
      Sql.script(database.as(Role.MIGRATOR), commands);
    }

    assertThat(
            Sql.column(
                database.asSuperuser(),
                "select relname from pg_class where relname ~ '_2019_03$' and relkind = 'r'"))
        .isEmpty();
  }

  private static List<String> ofTheManual() throws IOException {
    String manual = Files.readString(Path.of("../docs/operations/database.md"));
    String section =
        manual.substring(manual.indexOf("Old months go"), manual.indexOf("## What was deleted"));
    return Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
        .matcher(section)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void refuseAnUnreasonableNumber(Partitioned table) {
    for (String months : List.of("-1", "121", "null")) {
      assertThatThrownBy(() -> table.ensure(database, months))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("months_ahead must be from 0 to 120");
    }
  }

  @ParameterizedTest
  @EnumSource
  void areClosedToWhoGoesAroundTheirParent(Partitioned table) throws SQLException {
    table.insertOldRows(database);
    table.ensure(database, "0");
    assertThatThrownBy(
            () -> Sql.column(database.as(table.role), "select 1 from %s_2019_03", table.table))
        .hasMessageContaining("permission denied");
  }
}
