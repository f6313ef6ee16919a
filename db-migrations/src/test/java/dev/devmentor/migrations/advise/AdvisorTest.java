package dev.devmentor.migrations.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdvisorTest {

  private TestDatabase database;

  @BeforeEach
  void migrate() {
    database = TestDatabase.migrated();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private List<Advice> advice(Topic topic) {
    return new Advisor(database.as(Role.MONITOR))
        .advice().stream().filter(advice -> advice.topic() == topic).toList();
  }

  private void createMissingIndexes() {
    List<Advice> all = new Advisor(database.as(Role.MONITOR)).advice();
    Advisor.run(database.as(Role.MIGRATOR), Advisor.indexing(all));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.as(Role.MIGRATOR).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void answersAsTheMonitorAlone() {
    assertThat(advice(Topic.TABLE_SIZE)).hasSize(10);
    assertThat(advice(Topic.CACHE_HIT_RATE)).hasSize(1);
    assertThat(advice(Topic.CONNECTIONS)).isNotEmpty();
    assertThat(advice(Topic.SLOW_STATEMENT)).isNotEmpty();
  }

  @Test
  void findsNoMissingIndexInTheRelease() {
    assertThat(advice(Topic.MISSING_INDEX)).isEmpty();
  }

  @Test
  void createsTheIndexThatIsMissing() throws SQLException {
    execute("create table auth.careless (owner_id uuid references auth.users (id))");
    assertThat(advice(Topic.MISSING_INDEX))
        .singleElement()
        .satisfies(missing -> assertThat(missing.todo()).startsWith("create index concurrently"));
    createMissingIndexes();
    assertThat(advice(Topic.MISSING_INDEX)).isEmpty();
  }

  @Test
  void tellsThatPartitionsAreDue() throws SQLException {
    assertThat(advice(Topic.PARTITIONS_DUE)).allMatch(due -> due.todo().isEmpty());
    execute("create table auth.dated (at timestamptz) partition by range (at)");
    assertThat(advice(Topic.PARTITIONS_DUE))
        .filteredOn(due -> due.subject().equals("auth.dated"))
        .singleElement()
        .satisfies(due -> assertThat(due.todo()).isEqualTo("db-migrations partitions"));
  }

  @Test
  void hasThePlannerLookAgain() throws SQLException {
    execute("create table auth.filled as select n from generate_series(1, 2000) n");
    DataSource owner = database.as(Role.MIGRATOR);
    Advisor.run(owner, Advisor.analyzing(owner));
    try (Connection connection = database.as(Role.MIGRATOR).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select reltuples from pg_class where oid = 'auth.filled'::regclass")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt("reltuples")).isEqualTo(2000);
    }
  }

  @Test
  void createsTheIndexThatPartitionsMiss() throws SQLException {
    execute(
        """
        create table auth.logged (owner_id uuid references auth.users (id), at timestamptz) partition by range (at);
        create table auth.logged_old partition of auth.logged for values from ('2020-01-01') to ('2021-01-01');
        create table auth.logged_rest partition of auth.logged default;
        """);
    assertThat(Advisor.indexing(advice(Topic.MISSING_INDEX)))
        .hasSize(3)
        .last(STRING)
        .startsWith("create index if not exists");
    createMissingIndexes();
    assertThat(advice(Topic.MISSING_INDEX)).isEmpty();
  }

  @Test
  void beginsAnIndexAnewWhoseBuildWasCutOff() throws SQLException {
    execute("create table auth.careless (owner_id uuid references auth.users (id))");
    createMissingIndexes();
    Sql.run(
        database.asSuperuser(),
        "update pg_index set indisvalid = false where indrelid = 'auth.careless'::regclass");
    assertThat(advice(Topic.INVALID_INDEX))
        .singleElement()
        .satisfies(cut -> assertThat(cut.todo()).startsWith("drop index concurrently"));
    createMissingIndexes();
    assertThat(advice(Topic.INVALID_INDEX)).isEmpty();
    assertThat(advice(Topic.MISSING_INDEX)).isEmpty();
  }

  @Test
  void findsSpaceThatVacuumFreedAndNobodyFills() throws SQLException {
    execute(
        """
        create table auth.emptied with (autovacuum_enabled = off)
            as select n, repeat('x', 200) from generate_series(1, 20000) n
        """);
    execute("delete from auth.emptied where n > 1000");
    assertThat(advice(Topic.WASTED_SPACE)).extracting(Advice::subject).contains("auth.emptied");
    execute("vacuum (truncate off) auth.emptied");
    assertThat(advice(Topic.WASTED_SPACE))
        .filteredOn(waste -> waste.subject().equals("auth.emptied"))
        .singleElement()
        .satisfies(waste -> assertThat(waste.figure()).contains("free"));
  }

  @Test
  void findsDeadRowsThatNobodyTookAway() throws SQLException {
    execute(
        """
        create table auth.busy with (autovacuum_enabled = off) as select n from generate_series(1, 5000) n;
        update auth.busy set n = n + 1;
        select pg_stat_force_next_flush();
        """);
    assertThat(advice(Topic.BLOAT)).extracting(Advice::subject).contains("auth.busy");
  }

  @Test
  void findsWhatIsReadFromEndToEndAndTheIndexThatIsNot() throws SQLException {
    execute(
        """
        create table auth.searched as select n, md5(n::text) as word from generate_series(1, 60000) n;
        create index searched_word_idx on auth.searched (word);
        analyze auth.searched;
        do $$ begin for i in 1..101 loop perform from auth.searched where n = -i limit 1; end loop; end $$;
        select pg_stat_force_next_flush();
        """);
    assertThat(advice(Topic.SEQUENTIAL_SCANS))
        .extracting(Advice::subject)
        .contains("auth.searched");
    assertThat(advice(Topic.UNUSED_INDEX))
        .extracting(Advice::subject)
        .contains("auth.searched_word_idx");
  }

  @Test
  void tellsWhichExtensionIsMissing() throws SQLException {
    Sql.run(
        database.asSuperuser(), "drop extension pg_stat_statements; drop extension pgstattuple");
    assertThat(advice(Topic.SLOW_STATEMENT))
        .extracting(Advice::subject)
        .containsExactly("pg_stat_statements");
    assertThat(advice(Topic.WASTED_SPACE))
        .extracting(Advice::subject)
        .containsExactly("pgstattuple");
  }
}
