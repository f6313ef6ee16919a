package dev.devmentor.migrations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaHistoryTest {

  @Test
  void leavesNothingOfAMigrationThatFailsHalfWay() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      SchemaHistory history =
          new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR), "classpath:db/broken");
      history.migrateTo(1);
      Sql.run(database.asSuperuser(), "insert into auth.whole (id) values (uuidv7())");
      List<String> structure = Fingerprint.structure(database);
      Map<String, String> rows = Fingerprint.data(database);
      assertThatThrownBy(history::migrate)
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("Schema auth: V2__half.sql, line 3:")
          .hasMessageContaining("no_such_column")
          .message()
          .doesNotContain("\n");
      assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(structure);
      assertThat(Fingerprint.data(database)).isEqualTo(rows).containsKey("auth.whole");
      assertThat(history.info())
          .extracting(MigrationState::state)
          .containsExactly("Success", "Pending");
    }
  }

  @Test
  void noticesAPendingMigration() {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      SchemaHistory history = new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR));
      history.migrateTo(1);
      assertThatThrownBy(history::validate)
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("not applied");
    }
  }

  @Test
  void noticesAFileThatChangedAfterItRan() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated()) {
      try (var connection = database.asSuperuser().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(
            "update auth.flyway_schema_history set checksum = checksum + 1 where version = '1'");
      }
      assertThatThrownBy(new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR))::validate)
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("checksum mismatch");
    }
  }

  @Test
  void noticesAMigrationOfANewerRelease() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated()) {
      Sql.run(
          database.asSuperuser(),
          """
          insert into auth.flyway_schema_history
          select 999, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'somebody', now(), 1, true
          """);
      SchemaHistory history = new SchemaHistory(Schema.AUTH, database.as(Role.MIGRATOR));
      assertThat(history.differences())
          .singleElement()
          .satisfies(difference -> assertThat(difference.version()).isEqualTo("999"));
      assertThat(history.migrate().applied()).isZero();
    }
  }
}
