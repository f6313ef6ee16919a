package dev.devmentor.migrations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndoTest {

  private record Snapshot(List<String> structure, Map<String, String> data) {
    static Snapshot of(TestDatabase database) throws SQLException {
      return new Snapshot(Fingerprint.structure(database), Fingerprint.data(database));
    }
  }

  /** Each migration goes up, down and up; each step down restores structure and rows exactly. */
  @ParameterizedTest
  @EnumSource
  void takesEachMigrationBackToWhatWasBefore(Schema schema) throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      database.migrator().migrate(schema.needs());
      List<Snapshot> before = stepUp(database, schema);
      Snapshot top = before.removeLast();
      for (Snapshot expected : before.reversed()) {
        database.migrator().undoLast(schema);
        Snapshot found = Snapshot.of(database);
        assertThat(found.structure()).containsExactlyElementsOf(expected.structure());
        assertThat(found.data()).isEqualTo(expected.data());
      }
      database.migrator().migrate(List.of(schema));
      assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(top.structure());
    }
  }

  // Before the first migration, then after each one.
  private static List<Snapshot> stepUp(TestDatabase database, Schema schema) throws SQLException {
    SchemaHistory history = new SchemaHistory(schema, database.as(Role.MIGRATOR));
    List<Snapshot> snapshots = new ArrayList<>(List.of(Snapshot.of(database)));
    for (MigrationState migration : history.info()) {
      history.migrateTo(Integer.parseInt(migration.version()));
      snapshots.add(Snapshot.of(database));
    }
    return snapshots;
  }

  /**
   * With rows in every table each migration goes down, up over what the others hold, and down: the
   * rows are the same the second time as the first. The structure is compared above.
   */
  @ParameterizedTest
  @EnumSource
  void goesDownAndUpAndDownOverRows(Schema schema) throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      database.migrator().migrate(Schema.all());
      Seeds.plant(database, UUID.randomUUID());
      takeBackThoseThatReferTo(schema, database);
      SchemaHistory history = new SchemaHistory(schema, database.as(Role.MIGRATOR));
      for (int version = history.info().size(); version > 0; version--) {
        database.migrator().undoLast(schema);
        Map<String, String> down = Fingerprint.data(database);
        history.migrateTo(version);
        database.migrator().undoLast(schema);
        assertThat(Fingerprint.data(database)).isEqualTo(down);
      }
    }
  }

  private static void takeBackThoseThatReferTo(Schema schema, TestDatabase database) {
    List<Schema> others =
        Schema.all().stream().filter(other -> other.needs().contains(schema)).toList();
    database.migrator().undoTo(0, others);
  }

  @Test
  void takesEverythingBackThoughTablesHoldRows() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      List<String> empty = Fingerprint.structure(database);
      database.migrator().migrate(Schema.all());
      Seeds.plant(database, UUID.randomUUID());
      database.migrator().undoTo(0, Schema.all());
      assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(empty);
      assertThat(database.migrator().undoTo(0, Schema.all())).isZero();
    }
  }

  @Test
  void leavesAMigrationThatAnotherSchemaNeeds() {
    try (TestDatabase database = TestDatabase.migrated()) {
      assertThatThrownBy(() -> database.migrator().undoTo(0, List.of(Schema.AUTH)))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("Schema auth: U")
          .hasMessageContaining("depend");
      assertThat(database.migrator().info(List.of(Schema.AUTH)))
          .filteredOn(migration -> migration.version().equals("1"))
          .extracting(MigrationState::state)
          .containsExactly("Success");
    }
  }

  @Test
  void hasNothingToDoBeforeTheFirstMigration() {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      assertThat(database.migrator().planUndoTo(0, Schema.all())).isEmpty();
      assertThat(database.migrator().undoTo(0, Schema.all())).isZero();
      assertThat(database.migrator().undoLast(Schema.AUTH)).isZero();
    }
  }

  @Test
  void leavesEverythingWhenAScriptFailsHalfWay() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR)).migrateTo(1);
      Sql.run(database.asSuperuser(), "create view public.used as select id from auth.users");
      Snapshot before = Snapshot.of(database);
      assertThatThrownBy(() -> database.migrator().undoLast(Schema.AUTH))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("Schema auth: U1__users.sql:")
          .hasMessageContaining("view used");
      assertThat(Snapshot.of(database)).isEqualTo(before);
      Sql.run(database.asSuperuser(), "drop view public.used");
      assertThat(database.migrator().undoLast(Schema.AUTH)).isEqualTo(1);
    }
  }
}
