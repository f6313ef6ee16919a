package dev.devmentor.migrations.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the projects schema that its constraints and triggers keep. */
class ProjectRulesTest {

  private static final UUID ADA = UUID.randomUUID();

  private static TestDatabase database;

  @BeforeAll
  static void plant() throws SQLException {
    database = TestDatabase.migrated();
    Seeds.plant(database, ADA);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static void run(String sql) throws SQLException {
    Sql.run(database.asSuperuser(), "set app.user_id = '%s'; ".formatted(ADA) + sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2026-03-31, 2026-05-01)", "[2025-01-01, 2027-01-01)"})
  void milestonesOfAProjectNeverOverlap(String period) {
    assertThatThrownBy(() -> milestone(period)).hasMessageContaining("milestones_never_overlap");
  }

  @Test
  void milestonesMayTouch() throws SQLException {
    milestone("[2026-04-01, 2026-05-01)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "[2030-01-01,)", "(,2030-01-01)", "[2030-01-01, infinity)"})
  void milestonesBeginAndEnd(String period) {
    assertThatThrownBy(() -> milestone(period)).hasMessageContaining("milestones_period_check");
  }

  private static void milestone(String period) throws SQLException {
    run(
        "insert into projects.milestones (project_id, name, period) select id, 'Next', '%s' from projects.projects"
            .formatted(period));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "projects.projects|credits = -1",
        "projects.tasks|complexity = 11",
        "projects.tasks|complexity = 0",
        "projects.tasks|estimate_minutes = -1",
        "projects.technical_debt|interest_minutes_per_week = -1",
        "projects.technical_debt|line = 0",
        "projects.technical_debt|path = null",
        "projects.contracts|chain = 'Not A Chain'",
        "projects.contract_rpc_endpoints|url = 'file:///etc/passwd'",
        "projects.contract_analysis_params|max_concurrent_requests = 0",
        "projects.analyses|progress = 101",
        "projects.analyses|status = 'completed'",
        "projects.project_templates|definition = '[]'"
      })
  void valuesStayInTheirRange(String table, String assignment) {
    assertThatThrownBy(() -> run("update %s set %s".formatted(table, assignment)))
        .hasMessageContaining("check constraint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "milestone|update projects.milestones set period = '[2026-01-02, 2026-04-01)' where"
            + " lower(period) = '2026-01-01'|{\"startDate\": {\"to\": \"2026-01-02\", \"from\":"
            + " \"2026-01-01\"}}",
        "project|update projects.projects set credits = 5|{\"credits\": {\"to\": 5, \"from\": 0}}",
        "epic|update projects.epics set name = 'Lexer'"
            + "|{\"name\": {\"to\": \"Lexer\", \"from\": \"Parser\"}}",
        "task|update projects.tasks set priority = 'high', title = 'Read all' where number = 1"
            + "|{\"title\": {\"to\": \"Read all\", \"from\": \"Read numbers\"}, \"priority\": {\"to\":"
            + " \"high\", \"from\": \"medium\"}}",
        "debt|update projects.technical_debt set severity = 'critical'"
            + "|{\"severity\": {\"to\": \"critical\", \"from\": \"medium\"}}",
        "contract|update projects.contracts set name = 'Tokens'"
            + "|{\"name\": {\"to\": \"Tokens\", \"from\": \"Token\"}}",
        "analysis|update projects.analyses set status = 'running', results = '{}', progress = 5"
            + "|{\"status\": {\"to\": \"running\", \"from\": \"pending\"}}"
      })
  void activityHasTheOldAndTheNewValue(String kind, String sql, String changes)
      throws SQLException {
    run(sql);
    assertThat(latest(kind, "updated")).contains(ADA + " " + changes);
  }

  @Test
  void activityHasDependenciesThatCameAndWent() throws SQLException {
    assertThat(latest("dependency", "created")).hasSize(1);
    run("delete from projects.task_dependencies");
    assertThat(latest("dependency", "deleted"))
        .singleElement()
        .asString()
        .startsWith(ADA.toString())
        .contains("\"type\": {\"to\": null, \"from\": \"blocks\"}");
  }

  private static List<String> latest(String kind, String action) throws SQLException {
    return Sql.column(
        database.asSuperuser(),
        """
        select concat_ws(' ', actor_id, changes) from projects.activity
         where entity_type = '%s' and action = '%s'
        """,
        kind,
        action);
  }
}
