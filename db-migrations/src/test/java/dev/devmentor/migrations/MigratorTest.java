package dev.devmentor.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.history.Migrated;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorTest {

  @Test
  void migratesEverySchemaAndHasNothingToDoTheSecondTime() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      assertThat(database.migrator().migrate(Schema.all()))
          .extracting(Migrated::schema)
          .containsExactly(Schema.values());
      List<String> structure = Fingerprint.structure(database);
      assertThat(database.migrator().migrate(Schema.all()))
          .extracting(Migrated::applied)
          .containsOnly(0);
      database.migrator().validate(Schema.all());
      assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(structure);
    }
  }

  @ParameterizedTest
  @EnumSource
  void migratesASchemaOnItsOwnOnceItsNeedsAreMet(Schema schema) {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      database.migrator().migrate(schema.needs());
      assertThat(database.migrator().migrate(List.of(schema)))
          .singleElement()
          .satisfies(done -> assertThat(done.applied()).isPositive());
      database.migrator().validate(List.of(schema));
    }
  }

  @Test
  void namesTheSchemaThatIsMissing() {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      assertThatThrownBy(() -> database.migrator().migrate(List.of(Schema.MEMORY)))
          .isInstanceOf(MigrationFailure.class)
          .hasMessage("Schema memory refers to auth: migrate that first");
    }
  }

  @Test
  void runsOnceWhenStartedTwiceAtTheSameTime() throws Exception {
    try (TestDatabase database = TestDatabase.bootstrapped();
        var pool = Executors.newFixedThreadPool(2)) {
      Callable<Integer> run =
          () ->
              database.migrator().migrate(Schema.all()).stream().mapToInt(Migrated::applied).sum();
      int applied = 0;
      for (Future<Integer> done : pool.invokeAll(List.of(run, run))) {
        applied += done.get();
      }
      assertThat(applied).isEqualTo(database.migrator().info(Schema.all()).size());
    }
  }
}
