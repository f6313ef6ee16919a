package dev.devmentor.project.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be begun: open tasks that wait for no other. */
@QuarkusTest
class ReadyTasksTest {

  private final Client user = Client.create();
  private String project;
  private String first;
  private String second;
  private String last;

  @BeforeEach
  void createTasks() {
    project = user.project("Ready");
    first = user.task(project, "First");
    second = user.task(project, "Second");
    last = user.task(project, "Last");
    depends(last, first, "blocks");
    depends(last, second, "blocks");
    depends(second, first, "relates");
  }

  private void depends(String task, String other, String type) {
    Rows.update(
        """
        insert into projects.task_dependencies (project_id, task_id, depends_on_id, type)
        values (?, ?, ?, ?::projects.dependency_type)
        """,
        UUID.fromString(project),
        UUID.fromString(task),
        UUID.fromString(other),
        type);
  }

  private List<String> ready() {
    return user.get("/projects/{p}/tasks?ready=true", project)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private void finish(String task, String status) {
    user.patch(Map.of("status", status), "/projects/{p}/tasks/{t}", project, task)
        .then()
        .statusCode(200);
  }

  @Test
  void areThoseThatNothingOpenBlocks() {
    assertThat(ready()).containsExactly(first, second);
    finish(first, "done");
    assertThat(ready()).containsExactly(second);
    finish(second, "cancelled");
    assertThat(ready()).containsExactly(last);
  }

  @Test
  void doNotWaitForWhatIsDeleted() {
    finish(first, "done");
    user.delete("/projects/{p}/tasks/{t}", project, second).then().statusCode(204);
    assertThat(ready()).containsExactly(last);
  }
}
