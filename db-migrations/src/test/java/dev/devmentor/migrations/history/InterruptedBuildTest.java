package dev.devmentor.migrations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A script outside of a transaction can be cut off at any time; the next run goes on. */
class InterruptedBuildTest {

  private TestDatabase database;
  private SchemaHistory history;

  @BeforeEach
  void bootstrap() {
    database = TestDatabase.bootstrapped();
    history = new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR), "classpath:db/outside");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private List<String> validity() throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        """
        select indisvalid from pg_index
         where indexrelid = to_regclass('auth.whole_note_key')
        """);
  }

  @Test
  void isNotInTheWayOfItsOwnIndex() throws SQLException {
    assertThat(history.migrate().applied()).isEqualTo(2);
    assertThat(validity()).containsExactly("t");
  }

  @Test
  void goesOnAfterTheServerProcessWasKilled() throws Exception {
    history.migrateTo(1);
    killTheBuild();
    assertThat(validity()).containsExactly("f");
    assertThat(history.unfinishedIndexes()).containsExactly("auth.whole_note_key");
    assertThat(history.differences())
        .extracting(Difference::problem)
        .anyMatch(problem -> problem.contains("auth.whole_note_key") && problem.contains("repair"));

    assertThat(history.migrate())
        .isEqualTo(new Migrated(Schema.AUTH, 1, "2", List.of("auth.whole_note_key")));

    assertThat(validity()).containsExactly("t");
    assertThat(history.differences()).isEmpty();
  }

  @Test
  void isMendedByARepair() throws Exception {
    history.migrateTo(1);
    killTheBuild();
    assertThat(history.repair().dropped()).containsExactly("auth.whole_note_key");
    assertThat(validity()).isEmpty();
    assertThat(history.info())
        .extracting(MigrationState::state)
        .containsExactly("Success", "Pending");
  }

  @Test
  void goesOnOnceTheRowsThatStoodInTheWayAreGone() throws SQLException {
    history.migrateTo(1);
    Sql.run(database.asSuperuser(), "insert into auth.whole values ('twice'), ('twice')");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(history::migrate)
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("V2__outside_of_a_transaction.sql, line 1:")
          .hasMessageContaining("could not create unique index");
    }
    Sql.run(database.asSuperuser(), "delete from auth.whole");
    assertThat(history.migrate().applied()).isEqualTo(1);
    assertThat(validity()).containsExactly("t");
  }

  /** Otherwise a process that dies between the two would leave a migration nobody knows of. */
  @Test
  void writesTheHistoryInTheTransactionOfTheMigration() throws SQLException {
    SchemaHistory released = new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR));
    released.migrateTo(1);
    Sql.run(
        database.as(Role.MIGRATOR),
        "alter table auth.flyway_schema_history add constraint full_disk check (version <> '2')");
    assertThatThrownBy(released::migrate).isInstanceOf(MigrationFailure.class);
    assertThat(Sql.column(database.asSuperuser(), "select to_regclass('auth.user_sessions')"))
        .containsOnlyNulls();
  }

  // The build waits for a transaction that writes to the table, and is half done by then.
  private void killTheBuild() throws Exception {
    try (Connection writer = database.asSuperuser().getConnection();
        ExecutorService background = Executors.newSingleThreadExecutor()) {
      writer.setAutoCommit(false);
      Sql.run(writer, "insert into auth.whole values ('mine')");
      Future<Migrated> run = background.submit(history::migrate);
      await().atMost(Duration.ofSeconds(30)).until(() -> !building().isEmpty());
      Sql.run(database.asSuperuser(), "select pg_terminate_backend(%s)", building().getFirst());
      assertThatThrownBy(run::get).hasCauseInstanceOf(MigrationFailure.class);
    }
  }

  private List<String> building() throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        """
        select pid from pg_stat_progress_create_index
         where datname = current_database() and phase like 'waiting for%%'
        """);
  }
}
