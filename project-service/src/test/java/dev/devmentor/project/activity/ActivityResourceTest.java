package dev.devmentor.project.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActivityResourceTest {

  private final Client owner = Client.create();
  private final Client editor = Client.create();

  @Test
  void tellsWhoChangedWhatFromWhichValueToWhich() {
    String project = owner.project("Log");
    owner.admit(editor, "editor", project);
    String task = owner.task(project, "Old title");
    editor.patch(
        Map.of("title", "New title", "estimateMinutes", 5),
        "/projects/{p}/tasks/{t}",
        project,
        task);

    owner
        .get("/projects/{p}/activity?entity=" + task, project)
        .then()
        .statusCode(200)
        .body("items.action", contains("updated", "created"))
        .body("items.entityType", contains("task", "task"))
        .body("items[0].actorId", equalTo(editor.id().toString()))
        .body("items[0].changes.title.from", equalTo("Old title"))
        .body("items[0].changes.title.to", equalTo("New title"))
        .body("items[0].changes.estimateMinutes.from", nullValue())
        .body("items[0].changes.estimateMinutes.to", equalTo(5))
        .body("items[0].changes", not(hasKey("updatedAt")))
        .body("items[0].changes.keySet()", hasSize(2));
  }

  @Test
  void namesWhatWasDone() {
    String project = owner.project("Log");
    String task = owner.task(project, "Task");
    owner.delete("/projects/{p}/tasks/{t}", project, task);
    owner.delete("/projects/{p}", project);
    owner.post(Map.of(), "/projects/{p}/restore", project);
    owner.admit(editor, "viewer", project);
    owner.delete("/projects/{p}/collaborators/{u}", project, editor.id());

    owner
        .get("/projects/{p}/activity?entity=project", project)
        .then()
        .body("items.action", contains("restored", "deleted", "created"));
    owner
        .get("/projects/{p}/activity?entity=task", project)
        .then()
        .body("items.action", contains("deleted", "created"));
    owner
        .get("/projects/{p}/activity?entity=collaborator", project)
        .then()
        .body("items.action", contains("deleted", "created"));
  }

  @Test
  void pagesThroughEntriesOfOneMoment() {
    String project = owner.project("Log");
    List<Map<String, String>> drafts = List.of(Map.of("title", "a"), Map.of("title", "b"));
    owner.post(Map.of("tasks", drafts), "/projects/{p}/tasks/bulk", project);
    List<Map<String, Object>> entries = owner.all(1, "/projects/{p}/activity", project);
    assertThat(entries).extracting(entry -> entry.get("id")).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void leavesOutWhatIsOlder() {
    String project = owner.project("Log");
    owner
        .get("/projects/{p}/activity?since=2999-01-01T00:00:00Z", project)
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }
}
