package dev.devmentor.migrations.learning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the learning schema that its constraints and triggers keep. */
class LearningRulesTest {

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

  @Test
  void nobodyChangesTheReviewLog() {
    assertThatThrownBy(
            () -> Sql.run(database.asSuperuser(), "update learning.review_log set rating = 'easy'"))
        .hasMessageContaining("review_log is append-only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "review_cards|difficulty = 10.5",
        "review_cards|stability = 0",
        "review_cards|stability = null",
        "review_cards|state = 'new'",
        "goals|importance = 11",
        "goals|status = 'achieved'",
        "autonomy_snapshots|ai_reliance = 1.01",
        "autonomy_snapshots|engagement = 'NaN'",
        "autonomy_snapshots|score = -0.1",
        "background_tasks|percent = 101",
        "background_tasks|status = 'completed'",
        "roadmaps|metadata = '[]'"
      })
  void valuesStayInTheirRange(String table, String assignment) {
    assertThatThrownBy(
            () -> Sql.run(database.asSuperuser(), "update learning.%s set %s", table, assignment))
        .hasMessageContaining("check constraint");
  }
}
