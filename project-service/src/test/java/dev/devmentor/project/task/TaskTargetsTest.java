package dev.devmentor.project.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** No task belongs to what is deleted, even if it was assigned in the same moment. */
@QuarkusTest
class TaskTargetsTest {

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Targets");
  }

  @RepeatedTest(10)
  void aDeletedEpicHasNoTasks() {
    String epic =
        user.post(Map.of("name", "e"), "/projects/{p}/epics", project).then().extract().path("id");
    String task = user.task(project, "t");

    assertThat(assignedWhileDeleted("epics", epic, task, Map.of("epicId", epic))).isEqualTo(204);
    assertThat(targets(task, "epic_id")).isZero();
  }

  @RepeatedTest(10)
  void aDeletedTaskHasNoParts() {
    String parent = user.task(project, "parent");
    String task = user.task(project, "t");

    assertThat(assignedWhileDeleted("tasks", parent, task, Map.of("parentId", parent)))
        .isEqualTo(204);
    assertThat(targets(task, "parent_id")).isZero();
  }

  private int assignedWhileDeleted(String kind, String target, String task, Map<String, ?> change) {
    List<Integer> statuses =
        Together.run(
            List.of(
                () -> user.patch(change, "/projects/{p}/tasks/{t}", project, task).statusCode(),
                () -> user.delete("/projects/{p}/" + kind + "/{x}", project, target).statusCode()));
    assertThat(statuses.getFirst()).isIn(200, 422);
    return statuses.getLast();
  }

  private static long targets(String task, String column) {
    return Rows.count(
        "select count(*) from projects.tasks where id = ? and " + column + " is not null",
        UUID.fromString(task));
  }
}
