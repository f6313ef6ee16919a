package dev.devmentor.project.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskResourceTest {

  private static final String TASK = "/projects/{p}/tasks/{t}";

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Tasks");
  }

  @Test
  void createsTaskWithAllFields() {
    String parent = user.task(project, "Parent");
    Map<String, Object> draft =
        Map.ofEntries(
            Map.entry("title", "Write"),
            Map.entry("description", "the *lexer*"),
            Map.entry("status", "in_progress"),
            Map.entry("priority", "critical"),
            Map.entry("complexity", 10),
            Map.entry("estimateMinutes", 90),
            Map.entry("labels", List.of("a", "b")),
            Map.entry("parentId", parent),
            Map.entry("assigneeId", user.id()),
            Map.entry("dueAt", "2026-02-01T00:00:00+02:00"),
            Map.entry("position", 0.5),
            Map.entry("metadata", Map.of("k", "v")));

    String id =
        user.post(draft, "/projects/{p}/tasks", project)
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .body("number", equalTo(2))
            .body("dueAt", equalTo("2026-01-31T22:00:00Z"))
            .body("completedAt", nullValue())
            .extract()
            .path("id");

    user.get(TASK, project, id)
        .then()
        .statusCode(200)
        .body("status", equalTo("in_progress"))
        .body("priority", equalTo("critical"))
        .body("complexity", equalTo(10))
        .body("estimateMinutes", equalTo(90))
        .body("labels", contains("a", "b"))
        .body("parentId", equalTo(parent))
        .body("assigneeId", equalTo(user.id().toString()))
        .body("position", equalTo(0.5f))
        .body("metadata.k", equalTo("v"));
  }

  @Test
  void keepsCompletionInStepWithStatus() {
    String id = user.task(project, "Finish");
    user.patch(Map.of("status", "done"), TASK, project, id)
        .then()
        .body("completedAt", notNullValue());
    user.patch(Map.of("status", "todo"), TASK, project, id)
        .then()
        .body("completedAt", nullValue())
        .body("version", equalTo(3));
  }

  @Test
  void filtersTasks() {
    String epic = user.post(Map.of("name", "E"), "/projects/{p}/epics", project).path("id");
    String parent = user.task(project, "Deploy the compiler");
    user.post(
        Map.of("title", "Part", "parentId", parent, "labels", List.of("x")),
        "/projects/{p}/tasks",
        project);
    user.post(
        Map.of("title", "Mine", "epicId", epic, "assigneeId", user.id(), "status", "blocked"),
        "/projects/{p}/tasks",
        project);

    assertTitles("?parentId=" + parent, "Part");
    assertTitles("?label=x", "Part");
    assertTitles("?epicId=" + epic, "Mine");
    assertTitles("?status=blocked", "Mine");
    assertTitles("?assigneeId=me", "Mine");
    assertTitles("?assigneeId=" + user.id() + "&status=blocked", "Mine");
    assertTitles("?q=deploying", "Deploy the compiler");
    assertTitles("?q=nothing");
  }

  private void assertTitles(String query, String... titles) {
    List<String> found = user.get("/projects/{p}/tasks" + query, project).path("items.title");
    assertThat(found).as(query).containsExactly(titles);
  }

  @Test
  void refusesReferencesToOtherProjects() {
    String other = user.project("Other");
    String foreign = user.task(other, "Foreign");
    String epic = user.post(Map.of("name", "E"), "/projects/{p}/epics", other).path("id");
    for (Map<String, Object> draft :
        List.<Map<String, Object>>of(
            Map.of("title", "x", "parentId", foreign),
            Map.of("title", "x", "epicId", epic),
            Map.of("title", "x", "assigneeId", Client.create().id()))) {
      user.post(draft, "/projects/{p}/tasks", project)
          .then()
          .statusCode(422)
          .body("violations", hasSize(1));
    }
    user.get(TASK, project, foreign).then().statusCode(404);
  }

  @Test
  void refusesDeletedTargets() {
    String parent = user.task(project, "Parent");
    user.delete(TASK, project, parent).then().statusCode(204);
    user.post(Map.of("title", "x", "parentId", parent), "/projects/{p}/tasks", project)
        .then()
        .statusCode(422);
  }

  @Test
  void refusesCycles() {
    String a = user.task(project, "A");
    String b = user.task(project, "B");
    String c = user.task(project, "C");
    user.patch(Map.of("parentId", a), TASK, project, b).then().statusCode(200);
    user.patch(Map.of("parentId", b), TASK, project, c).then().statusCode(200);
    for (String parent : List.of(a, b, c)) {
      user.patch(Map.of("parentId", parent), TASK, project, a)
          .then()
          .statusCode(409)
          .body("type", equalTo("https://devmentor.dev/problems/parent-cycle"));
    }
  }

  @Test
  void keepsPartsOfDeletedTask() {
    String parent = user.task(project, "Parent");
    String part = user.task(project, "Part");
    user.patch(Map.of("parentId", parent), TASK, project, part);
    user.delete(TASK, project, parent).then().statusCode(204);
    user.get(TASK, project, parent).then().statusCode(404);
    user.get(TASK, project, part).then().statusCode(200).body("parentId", nullValue());
    user.delete(TASK, project, parent).then().statusCode(404);
  }

  @Test
  void createsThousandTasksInOrder() {
    List<Map<String, String>> drafts =
        IntStream.rangeClosed(1, 1000).mapToObj(i -> Map.of("title", "Task " + i)).toList();
    user.post(Map.of("tasks", drafts), "/projects/{p}/tasks/bulk", project)
        .then()
        .statusCode(201)
        .body("items", hasSize(1000))
        .body("items[999].title", equalTo("Task 1000"))
        .body("items[999].number", equalTo(1000));
    assertThat(user.all(100, "/projects/{p}/tasks", project))
        .extracting(task -> task.get("number"))
        .isEqualTo(IntStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void createsAllTasksOrNone() {
    List<Map<String, Object>> drafts =
        List.of(Map.of("title", "Good"), Map.of("title", "Bad", "epicId", UUID.randomUUID()));
    user.post(Map.of("tasks", drafts), "/projects/{p}/tasks/bulk", project).then().statusCode(422);
    user.get("/projects/{p}/tasks", project).then().body("items", hasSize(0));
    user.post(
            Map.of("tasks", Collections.nCopies(1001, Map.of("title", "x"))),
            "/projects/{p}/tasks/bulk",
            project)
        .then()
        .statusCode(400)
        .body("violations.field", contains("tasks"));
  }

  @Test
  void repeatsReplyForOneIdempotencyKey() {
    String first = createWithKey("key-1");
    assertThat(createWithKey("key-1")).isEqualTo(first);
    assertThat(createWithKey("key-2")).isNotEqualTo(first);
  }

  private String createWithKey(String key) {
    return user.request()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("title", "Once", "position", 1.25))
        .post(Client.API + "/projects/{p}/tasks", project)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
