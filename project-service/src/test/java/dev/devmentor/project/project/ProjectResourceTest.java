package dev.devmentor.project.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectResourceTest {

  private final Client owner = Client.create();

  @Test
  void createsProjectWithEpicsAndTasks() {
    Map<String, Object> request =
        Map.of(
            "name",
            "Compiler",
            "tags",
            List.of("java"),
            "startDate",
            "2026-01-01",
            "metadata",
            Map.of("a", Map.of("b", List.of(1, 2.5))),
            "epics",
            List.of(Map.of("name", "Front", "tasks", List.of(Map.of("title", "Lexer")))),
            "tasks",
            List.of(Map.of("title", "Name it")));

    Response created = owner.post(request, "/projects");

    String id =
        created
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .body("ownerId", equalTo(owner.id().toString()))
            .body("slug", equalTo("compiler"))
            .body("status", equalTo("planning"))
            .body("myRole", equalTo("owner"))
            .body("credits", equalTo(0))
            .body("description", nullValue())
            .body("metadata.a.b", hasSize(2))
            .extract()
            .path("id");
    assertThat(created.header("Location")).isEqualTo("/api/v1/projects/" + id);
    owner.get("/projects/{p}", id).then().statusCode(200).body("name", equalTo("Compiler"));
    String epic = owner.get("/projects/{p}/epics", id).path("items[0].id");
    owner
        .get("/projects/{p}/tasks", id)
        .then()
        .body("items.title", contains("Lexer", "Name it"))
        .body("items.number", contains(1, 2))
        .body("items.epicId", contains(epic, null));
  }

  @Test
  void storesNothingWhenOnePartIsRefused() {
    Map<String, Object> request =
        Map.of(
            "name",
            "Half a project",
            "epics",
            List.of(Map.of("name", "Front", "tasks", List.of(Map.of("title", "Lexer")))),
            "tasks",
            List.of(Map.of("title", "Orphan", "parentId", UUID.randomUUID())));

    owner
        .post(request, "/projects")
        .then()
        .statusCode(422)
        .body("type", equalTo("https://devmentor.dev/problems/unknown-reference"))
        .body("violations.field", contains("parentId"));

    assertThat(Rows.count("select count(*) from projects.projects where owner_id = ?", owner.id()))
        .isZero();
  }

  @Test
  void refusesEpicGivenTwice() {
    Map<String, Object> task = Map.of("title", "x", "epicId", UUID.randomUUID());
    owner
        .post(Map.of("name", "P", "tasks", List.of(task)), "/projects")
        .then()
        .statusCode(400)
        .body("violations.field", contains("epicId"));
  }

  @Test
  void makesSlugsThatAreFree() {
    owner.project("Über uns!");
    owner
        .post(Map.of("name", "uber uns"), "/projects")
        .then()
        .statusCode(201)
        .body("slug", equalTo("uber-uns-2"));
  }

  @Test
  void refusesTakenSlug() {
    owner.post(Map.of("name", "A", "slug", "mine"), "/projects").then().statusCode(201);
    owner
        .post(Map.of("name", "B", "slug", "mine"), "/projects")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://devmentor.dev/problems/slug-taken"));
    Client other = Client.create();
    other.post(Map.of("name", "C", "slug", "mine"), "/projects").then().statusCode(201);
  }

  @Test
  void givesDifferentSlugsToProjectsCreatedTogether() {
    List<String> slugs =
        Together.run(8, () -> owner.post(Map.of("name", "Twin"), "/projects").<String>path("slug"));
    assertThat(slugs).doesNotContainNull().doesNotHaveDuplicates();
  }

  @Test
  void listsOwnProjectsWithFilters() {
    owner.project("Alpha");
    Map<String, Object> beta = Map.of("name", "Beta", "status", "active", "tags", List.of("x"));
    owner.post(beta, "/projects");
    Client.create().project("Somebody else's");

    owner.get("/projects").then().body("items.name", contains("Beta", "Alpha"));
    owner.get("/projects?status=active").then().body("items.name", contains("Beta"));
    owner.get("/projects?tag=x").then().body("items.name", contains("Beta"));
    owner.get("/projects?q=ALPH").then().body("items.name", contains("Alpha"));
    assertThat(owner.all(1, "/projects")).hasSize(2);
  }

  @Test
  void editsOnlyWhatIsNamed() {
    String id = owner.project("Old");
    owner.patch(Map.of("description", "text", "tags", List.of("a")), "/projects/{p}", id);

    owner
        .request()
        .contentType(ContentType.JSON)
        .body("{\"name\":\"New\",\"description\":null}")
        .patch(Client.API + "/projects/{p}", id)
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("name", equalTo("New"))
        .body("description", nullValue())
        .body("tags", contains("a"))
        .body("slug", equalTo("old"));
  }

  @Test
  void editsBesideWhatWasStoredUnderOlderRules() {
    String id = owner.project("Old");
    String note = "x".repeat(100 * 1024);
    Rows.update(
        "update projects.projects set metadata = jsonb_build_object('a', ?) where id = ?",
        note,
        UUID.fromString(id));

    owner
        .patch(Map.of("name", "New"), "/projects/{p}", id)
        .then()
        .statusCode(200)
        .body("name", equalTo("New"))
        .body("metadata.a", equalTo(note));
    owner
        .patch(Map.of("metadata", Map.of("a", note)), "/projects/{p}", id)
        .then()
        .statusCode(400)
        .body("violations.field", contains("metadata"));
  }

  @Test
  void leavesVersionAloneWhenNothingChanges() {
    String id = owner.project("Same");
    owner.patch(Map.of("name", "Same"), "/projects/{p}", id).then().body("version", equalTo(1));
  }

  @Test
  void honoursConditions() {
    String id = owner.project("Conditional");
    owner
        .request()
        .header("If-None-Match", "\"1\"")
        .get(Client.API + "/projects/{p}", id)
        .then()
        .statusCode(304);
    owner
        .request()
        .header("If-Match", "\"7\"")
        .contentType(ContentType.JSON)
        .body("{\"name\":\"x\"}")
        .patch(Client.API + "/projects/{p}", id)
        .then()
        .statusCode(412);
    owner
        .request()
        .header("If-Match", "\"7\"")
        .delete(Client.API + "/projects/{p}", id)
        .then()
        .statusCode(412);
  }

  @Test
  void deletesAndRestores() {
    String id = owner.project("Phoenix");
    String task = owner.task(id, "Rise");

    owner.delete("/projects/{p}", id).then().statusCode(204);
    owner.get("/projects/{p}", id).then().statusCode(404);
    owner.get("/projects/{p}/tasks/{t}", id, task).then().statusCode(404);
    owner.get("/projects").then().body("items", hasSize(0));
    owner.post(Map.of("title", "x"), "/projects/{p}/tasks", id).then().statusCode(404);

    owner.post(Map.of(), "/projects/{p}/restore", id).then().statusCode(200);
    owner.get("/projects/{p}/tasks/{t}", id, task).then().statusCode(200);
  }

  @Test
  void refusesToRestoreOverAnotherSlug() {
    String id = owner.project("Seat");
    owner.delete("/projects/{p}", id);
    owner.project("Seat");
    owner
        .post(Map.of(), "/projects/{p}/restore", id)
        .then()
        .statusCode(409)
        .body("type", startsWith("https://devmentor.dev/problems/slug-taken"));
  }

  @Test
  void createsOnceForOneIdempotencyKey() {
    List<Response> answers =
        Together.run(
            4,
            () ->
                owner
                    .request()
                    .header("Idempotency-Key", "once")
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "Once"))
                    .post(Client.API + "/projects"));

    assertThat(answers).extracting(Response::statusCode).contains(201).containsAnyOf(201, 409);
    assertThat(owner.all(100, "/projects")).hasSize(1);
    owner
        .request()
        .header("Idempotency-Key", "once")
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Twice"))
        .post(Client.API + "/projects")
        .then()
        .statusCode(422);
  }

  @Test
  void refusesDatesOutOfOrder() {
    owner
        .post(Map.of("name", "P", "startDate", "2026-02-01", "endDate", "2026-01-01"), "/projects")
        .then()
        .statusCode(400)
        .body("violations.field", contains("endDate"));
  }
}
