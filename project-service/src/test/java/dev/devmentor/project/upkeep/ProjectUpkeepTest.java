package dev.devmentor.project.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.platform.upkeep.Upkeep;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleted projects go one by one, and hold up nothing else. */
@QuarkusTest
class ProjectUpkeepTest {

  @Inject Upkeep upkeep;

  private final Client user = Client.create();
  private UUID project;

  @BeforeEach
  void createProject() {
    project = UUID.fromString(user.project("Due"));
  }

  private static void delete(UUID project) {
    Rows.update(
        "update projects.projects set deleted_at = now() - interval '31 days' where id = ?",
        project);
  }

  /** Has the database do something when a project goes. */
  private static void onPurge(String statement) {
    Rows.update(
        """
        create function projects.watch() returns trigger language plpgsql security definer as
        $$ begin %s; return old; end $$
        """
            .formatted(statement));
    Rows.update(
        """
        create trigger watch before delete on projects.projects
        for each row execute function projects.watch()
        """);
  }

  @AfterEach
  void stopWatching() {
    Rows.update("drop function if exists projects.watch() cascade");
    Rows.update("drop table if exists projects.watched");
    Rows.update("delete from projects.projects where deleted_at is not null");
  }

  @Test
  void purgesFilesWhileAProjectCannotGo() {
    onPurge("raise exception 'too large'");
    UUID other = UUID.fromString(user.project("Kept"));
    Rows.update(
        """
        insert into projects.project_files (project_id, path, deleted_at)
        values (?, 'old', now() - interval '31 days')
        """,
        other);
    delete(project);

    upkeep.run().await().indefinitely();

    assertThat(Rows.count("select count(*) from projects.projects where id = ?", project)).isOne();
    assertThat(
            Rows.count("select count(*) from projects.project_files where project_id = ?", other))
        .isZero();
  }

  @Test
  void givesEachProjectATransactionOfItsOwnAndTime() {
    Rows.update("create table projects.watched (transaction xid8, timeout text)");
    onPurge(
        "insert into projects.watched"
            + " values (pg_current_xact_id(), current_setting('statement_timeout'))");
    delete(project);
    delete(UUID.fromString(user.project("Due as well")));

    upkeep.run().await().indefinitely();

    assertThat(Rows.query("select timeout from projects.watched order by transaction"))
        .isEqualTo(List.of("1h", "1h"));
    assertThat(Rows.count("select count(distinct transaction) from projects.watched")).isEqualTo(2);
  }
}
