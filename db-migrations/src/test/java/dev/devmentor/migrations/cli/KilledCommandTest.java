package dev.devmentor.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.history.SchemaHistory;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever ends a command half-way, nothing is half done and the next one goes on. A lock on a
 * table stops the command where it is to die.
 */
class KilledCommandTest {

  /** The migration of auth whose way back drops auth.login_attempts. */
  private static final int LOGIN_ATTEMPTS = 14;

  private static final String[] SEED = {
    "seed", "--users", "3", "--projects-per-user", "2", "--connections", "1"
  };

  /** 128 and the number of SIGTERM. */
  private static final int TERMINATED = 143;

  private TestDatabase database;

  @AfterEach
  void drop() {
    database.close();
  }

  private interface Death {
    void of(CommandProcess command) throws Exception;
  }

  private void dieAt(String lock, Death death, String... arguments) throws Exception {
    CommandProcess command;
    try (Connection holder = database.asSuperuser().getConnection()) {
      holder.setAutoCommit(false);
      Sql.run(holder, "lock table " + lock);
      command = CommandProcess.start(database, arguments);
      await().atMost(Duration.ofSeconds(30)).until(() -> !waiting().isEmpty());
      death.of(command);
    }
    command.exitCode();
    await().atMost(Duration.ofSeconds(30)).until(() -> sessions().isEmpty());
  }

  private List<String> waiting() throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        """
        select pid from pg_stat_activity
         where datname = current_database() and application_name = 'db-migrations'
           and wait_event_type = 'Lock' and pid <> pg_backend_pid()
        """);
  }

  // The connections of this test bear the same name.
  private List<String> sessions() throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        """
        select pid from pg_stat_activity
         where datname = current_database() and usename in ('devmentor_migrator', 'devmentor_import')
        """);
  }

  private void stopAtTheSecondMigration() {
    database = TestDatabase.bootstrapped();
    new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR)).migrateTo(1);
  }

  private void assertMigrationGoesOn() {
    database.migrator().migrate(Schema.all());
    database.migrator().validate(Schema.all());
  }

  @Test
  void aKilledMigrationLeavesNothing() throws Exception {
    stopAtTheSecondMigration();
    List<String> before = Fingerprint.structure(database);
    dieAt("auth.users in row exclusive mode", CommandProcess::kill, "migrate");
    assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(before);
    assertMigrationGoesOn();
  }

  @Test
  void aMigrationWhoseServerProcessIsKilledSaysSoInOneLine() throws Exception {
    stopAtTheSecondMigration();
    List<String> before = Fingerprint.structure(database);
    dieAt(
        "auth.users in row exclusive mode",
        command -> {
          Sql.column(
              database.asSuperuser(), "select pg_terminate_backend(%s)", waiting().getFirst());
          assertThat(command.exitCode()).isEqualTo(1);
          assertThat(command.errors().lines())
              .singleElement()
              .asString()
              .startsWith("db-migrations: Schema auth: V2__sessions.sql, line ");
        },
        "migrate");
    assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(before);
    assertMigrationGoesOn();
  }

  @Test
  void aKilledUndoTakesNothingBack() throws Exception {
    database = TestDatabase.bootstrapped();
    new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR)).migrateTo(LOGIN_ATTEMPTS);
    List<String> before = Fingerprint.structure(database);
    dieAt(
        "auth.login_attempts in access share mode",
        CommandProcess::kill,
        "undo",
        "--schema",
        "auth");
    assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(before);
    assertThat(database.migrator().undoTo(LOGIN_ATTEMPTS - 1, List.of(Schema.AUTH))).isEqualTo(1);
    assertMigrationGoesOn();
  }

  @Test
  void aKilledSeedLeavesNoUserInPartAndTheNextOneMakesTheSameRows() throws Exception {
    database = TestDatabase.migrated();
    Map<String, String> before = Fingerprint.data(database);
    dieAt("memory.chunks in share mode", CommandProcess::kill, SEED);
    assertThat(Fingerprint.data(database)).isEqualTo(before);

    assertThat(CommandProcess.start(database, SEED).exitCode()).isZero();
    try (TestDatabase other = TestDatabase.migrated()) {
      assertThat(CommandProcess.start(other, SEED).exitCode()).isZero();
      assertThat(rows(database)).isEqualTo(rows(other)).hasSize(3).doesNotContainNull();
    }
  }

  private static List<String> rows(TestDatabase seeded) throws SQLException {
    return Sql.column(
        seeded.asSuperuser(),
        """
        select md5(string_agg((row - 'created_at' - 'updated_at')::text, '' order by row ->> 'id'))
          from (select 1, to_jsonb(u) from auth.users u
                union all select 2, to_jsonb(t) from projects.tasks t
                union all select 3, to_jsonb(c) from memory.chunks c) rows (source, row)
         group by source order by source
        """);
  }

  @Test
  void anInterruptedSeedEndsAtOnceAndLeavesNoUserInPart() throws Exception {
    database = TestDatabase.migrated();
    Map<String, String> before = Fingerprint.data(database);
    dieAt(
        "memory.chunks in share mode",
        command -> {
          command.terminate();
          assertThat(command.exitCode()).isEqualTo(TERMINATED);
        },
        SEED);
    assertThat(Fingerprint.data(database)).isEqualTo(before);
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
    database = TestDatabase.migrated();
    CommandProcess command = CommandProcess.start(database, "info");
    command.closeOutput();
    assertThat(command.exitCode()).isZero();
    assertThat(command.errors()).isEmpty();
  }
}
