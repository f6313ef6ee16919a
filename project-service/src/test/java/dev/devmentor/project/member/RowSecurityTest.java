package dev.devmentor.project.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service could not do even if its code let it: the policies, without the service. */
@QuarkusTest
class RowSecurityTest {

  private static final List<String> TABLES =
      List.of(
          "projects",
          "project_collaborators",
          "epics",
          "tasks",
          "project_files",
          "file_versions",
          "activity");

  private final Client owner = Client.create();
  private final Client viewer = Client.create();
  private final Client stranger = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = owner.project("Guarded");
    owner.task(project, "Task");
    owner.post(Map.of("name", "Epic"), "/projects/{p}/epics", project);
    owner.upload(project, "a.txt", new byte[] {1});
    owner.admit(viewer, "viewer", project);
  }

  @Test
  void showsNothingToStrangersOrNobody() throws SQLException {
    for (String table : TABLES) {
      assertThat(count(stranger.id().toString(), table)).as(table).isZero();
      assertThat(count("", table)).as(table).isZero();
      assertThat(count(viewer.id().toString(), table)).as(table).isPositive();
    }
  }

  @Test
  void letsViewersChangeNothing() throws SQLException {
    String user = viewer.id().toString();
    assertThat(update(user, "update projects.tasks set title = 'x'")).isZero();
    assertThat(update(user, "update projects.projects set name = 'x'")).isZero();
    assertThat(update(user, "update projects.project_collaborators set role = 'owner'")).isZero();
    assertThat(update(user, "delete from projects.project_files")).isZero();
    assertThatThrownBy(
            () ->
                update(
                    user,
                    "insert into projects.tasks (project_id, title) values ('%s', 'x')"
                        .formatted(project)))
        .hasMessageContaining("row-level security");
  }

  @Test
  void hidesInternalTables() {
    for (String table : List.of("task_counters", "activity_mentions", "activity_default")) {
      assertThatThrownBy(() -> count(owner.id().toString(), table))
          .hasMessageContaining("permission denied");
    }
  }

  private static int count(String user, String table) throws SQLException {
    try (Connection connection = TestDatabase.current().as(Role.PROJECTS).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('app.user_id', '%s', false)".formatted(user));
      ResultSet rows = statement.executeQuery("select count(*) from projects." + table);
      rows.next();
      return rows.getInt(1);
    }
  }

  private static int update(String user, String sql) throws SQLException {
    try (Connection connection = TestDatabase.current().as(Role.PROJECTS).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('app.user_id', '%s', false)".formatted(user));
      return statement.executeUpdate(sql);
    }
  }
}
