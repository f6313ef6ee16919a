package dev.devmentor.migrations.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
    Advisor.createIndexes(database.as(Role.MIGRATOR), advice(Topic.MISSING_INDEX));
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
    Advisor.analyze(database.as(Role.MIGRATOR));
    try (Connection connection = database.as(Role.MIGRATOR).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select reltuples from pg_class where oid = 'auth.filled'::regclass")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt("reltuples")).isEqualTo(2000);
    }
  }
}
