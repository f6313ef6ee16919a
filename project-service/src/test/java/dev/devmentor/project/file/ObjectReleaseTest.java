package dev.devmentor.project.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestUsers;
import dev.devmentor.platform.upkeep.Upkeep;
import dev.devmentor.project.testing.Bucket;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects live as long as something refers to them, and no longer. */
@QuarkusTest
class ObjectReleaseTest {

  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @Inject Upkeep upkeep;

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Objects");
  }

  private static void awaitObjects(String projectId, int count) {
    await()
        .untilAsserted(
            () -> {
              assertThat(Rows.count("select count(*) from projects.outbox")).isZero();
              assertThat(Bucket.objectsOf(projectId)).hasSize(count);
            });
  }

  /** As if deleted files had been deleted a month ago. */
  private void purgeDeletedFiles() {
    Rows.update(
        "update projects.project_files set deleted_at = deleted_at - interval '31 days'"
            + " where deleted_at is not null");
    upkeep.run().await().indefinitely();
  }

  @Test
  void goWithTheLastFileThatHasThem() {
    String a = user.upload(project, "a", CONTENT).path("id");
    String b = user.upload(project, "b", CONTENT).path("id");
    awaitObjects(project, 1);

    user.delete("/files/{f}", a);
    purgeDeletedFiles();
    awaitObjects(project, 1);
    user.get("/files/{f}/content", b).then().statusCode(200);

    user.delete("/files/{f}", b);
    upkeep.run().await().indefinitely();
    awaitObjects(project, 1);
    purgeDeletedFiles();
    awaitObjects(project, 0);
    assertThat(
            Rows.count(
                "select count(*) from projects.file_versions where file_id = '%s'".formatted(b)))
        .isZero();
  }

  @Test
  void goWithTheProject() {
    user.upload(project, "a", CONTENT);
    user.delete("/projects/{p}", project).then().statusCode(204);
    awaitObjects(project, 1);

    Rows.update(
        "update projects.projects set deleted_at = now() - interval '31 days' where id = '%s'"
            .formatted(project));
    upkeep.run().await().indefinitely();

    awaitObjects(project, 0);
    assertThat(Rows.holding("projects", project)).isEmpty();
  }

  @Test
  void goWithTheirUserWhoLeavesNoTrace() {
    Client friend = Client.create();
    String shared = friend.project("Shared");
    friend.admit(user, "editor", shared);
    user.upload(project, "mine", CONTENT);
    user.upload(shared, "theirs", CONTENT);
    user.task(project, "Mine");
    String task = user.task(shared, "Theirs");
    user.patch(Map.of("assigneeId", user.id()), "/projects/{p}/tasks/{t}", shared, task);
    friend.patch(Map.of("title", "Changed"), "/projects/{p}/tasks/{t}", shared, task);
    user.project("Another");

    TestUsers.erase(user.id());

    assertThat(Rows.holding("projects", user.id().toString())).isEmpty();
    awaitObjects(project, 0);
    awaitObjects(shared, 1);
    friend.get("/projects/{p}/tasks/{t}", shared, task).then().statusCode(200);
    assertThat(friend.all(100, "/projects/{p}/activity", shared)).isNotEmpty();
  }

  @Test
  void goWithUploadsOfProcessesThatDied() {
    Rows.update(
        """
        insert into projects.file_uploads (project_id, user_id, object_key, created_at)
        values ('%s', '%s', 'projects/%s/orphan', now() - interval '1 day')
        """
            .formatted(project, user.id(), project));
    upkeep.run().await().indefinitely();
    awaitObjects(project, 0);
    assertThat(Rows.count("select count(*) from projects.file_uploads")).isZero();
  }

  @Test
  void surviveUploadsAndDeletionsOfTheSameContentAtOnce() {
    for (int round = 0; round < 5; round++) {
      String doomed = user.upload(project, "doomed", CONTENT).path("id");
      user.delete("/files/{f}", doomed).then().statusCode(204);
      List<Integer> answers =
          Together.run(
              List.of(
                  () -> {
                    purgeDeletedFiles();
                    return 201;
                  },
                  () -> user.upload(project, "kept", CONTENT).statusCode()));
      assertThat(answers).containsExactly(201, 201);
      awaitObjects(project, 1);
      String kept = user.get("/projects/{p}/files", project).path("items[0].id");
      user.get("/files/{f}/content", kept).then().statusCode(200);
      user.delete("/files/{f}", kept);
    }
    purgeDeletedFiles();
    awaitObjects(project, 0);
  }

  @Test
  void goWithAllThatIsDueHoweverManyThereAre() {
    Rows.update(
        """
        insert into projects.project_files (project_id, path, deleted_at)
        select ?, 'many/' || n, now() - interval '31 days' from generate_series(1, 1001) n
        """,
        UUID.fromString(project));
    upkeep.run().await().indefinitely();
    assertThat(
            Rows.count(
                "select count(*) from projects.project_files where project_id = ?",
                UUID.fromString(project)))
        .isZero();
  }
}
