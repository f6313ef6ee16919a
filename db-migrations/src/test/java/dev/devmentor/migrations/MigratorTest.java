package dev.devmentor.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.history.Migrated;
import dev.devmentor.migrations.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class MigratorTest {

  @Test
  void migratesEverySchemaAndHasNothingToDoTheSecondTime() {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      assertThat(database.migrator().migrate(Schema.all()))
          .extracting(Migrated::schema)
          .containsExactly(Schema.values());
      assertThat(database.migrator().migrate(Schema.all()))
          .extracting(Migrated::applied)
          .containsOnly(0);
      database.migrator().validate(Schema.all());
    }
  }
}
