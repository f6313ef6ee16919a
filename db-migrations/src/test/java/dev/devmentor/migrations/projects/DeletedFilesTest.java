package dev.devmentor.migrations.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.ServiceSession;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted file is out of sight at once, can be brought back, and takes its contents along. */
class DeletedFilesTest {

  private TestDatabase database;
  private ServiceSession owner;
  private String discard;

  @BeforeEach
  void plant() throws SQLException {
    database = TestDatabase.migrated();
    UUID ada = UUID.randomUUID();
    Seeds.plant(database, ada);
    owner = new ServiceSession(database, Role.PROJECTS, ada);
    run("delete from projects.outbox");
    run("update projects.project_files set current_version = 1");
    discard =
        "select projects.discard_file('%s')"
            .formatted(rows("select id from projects.project_files").getFirst());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private void run(String sql) throws SQLException {
    Sql.run(database.asSuperuser(), "%s", sql);
  }

  private List<String> rows(String sql) throws SQLException {
    return Sql.column(database.asSuperuser(), "%s", sql);
  }

  private List<String> activity(String action) throws SQLException {
    return rows(
        """
        select concat_ws(' ', actor_id, changes - 'deletedAt') from projects.activity
         where entity_type = 'file' and action = '%s'
        """
            .formatted(action));
  }

  @Test
  void isOutOfSightAndItsPathIsFree() throws SQLException {
    assertThat(owner.column(discard)).containsExactly("t");
    assertThat(owner.column("select id from projects.project_files")).isEmpty();
    run(
        """
        insert into projects.project_files (project_id, path) select project_id, path from projects.project_files
        """);
    assertThat(owner.column("select path from projects.project_files"))
        .containsExactly("src/Main.java");
  }

  @Test
  void isDeletedByThoseWhoEditTheProject() throws SQLException {
    UUID reader = TestUsers.create(database.asSuperuser(), "user");
    run(
        """
        insert into projects.project_collaborators (project_id, user_id, role)
        select id, '%s', 'viewer' from projects.projects
        """
            .formatted(reader));
    ServiceSession viewer = new ServiceSession(database, Role.PROJECTS, reader);
    assertThat(viewer.column("select path from projects.project_files")).hasSize(1);
    assertThat(viewer.column(discard)).containsExactly("f");
    run("update projects.project_collaborators set role = 'editor' where role = 'viewer'");
    assertThat(viewer.column(discard)).containsExactly("t");
    assertThat(viewer.column(discard)).containsExactly("f");
  }

  @Test
  void leavesWhatItWasCalledInTheActivity() throws SQLException {
    owner.column(discard);
    assertThat(activity("deleted"))
        .containsExactly(
            owner.user()
                + " {\"path\": {\"to\": null, \"from\": \"src/Main.java\"},"
                + " \"currentVersion\": {\"to\": null, \"from\": 1}}");
    run("update projects.project_files set deleted_at = null");
    assertThat(activity("restored"))
        .singleElement()
        .asString()
        .contains("\"to\": \"src/Main.java\"");
  }

  @Test
  void takesItsContentsAlongAfterAWhile() throws SQLException {
    owner.column(discard);
    assertThat(rows("select topic from projects.outbox")).isEmpty();
    assertThat(owner.column("select projects.purge_deleted_files(now() - interval '30 days')"))
        .containsExactly("0");
    run("update projects.project_files set deleted_at = now() - interval '31 days'");
    List<String> before = activity("deleted");
    assertThat(owner.column("select projects.purge_deleted_files(now() - interval '30 days')"))
        .containsExactly("1");
    assertThat(rows("select id from projects.file_versions")).isEmpty();
    assertThat(rows("select topic from projects.outbox")).containsExactly("object-released");
    assertThat(activity("deleted")).isEqualTo(before);
  }

  @Test
  void goAtMostAThousandAtOnce() throws SQLException {
    run(
        """
        insert into projects.project_files (project_id, path, deleted_at)
        select f.project_id, 'many/' || n, now() - interval '31 days'
          from projects.project_files f, generate_series(1, 1001) n
        """);
    String purge = "select projects.purge_deleted_files(now() - interval '30 days')";
    assertThat(owner.column(purge)).containsExactly("1000");
    assertThat(owner.column(purge)).containsExactly("1");
    assertThat(owner.column(purge)).containsExactly("0");
  }
}
