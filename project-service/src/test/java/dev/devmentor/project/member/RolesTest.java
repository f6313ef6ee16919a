package dev.devmentor.project.member;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what: each route as a viewer, an editor, an owner and a stranger. */
@QuarkusTest
class RolesTest {

  private final Client owner = Client.create();
  private final Client editor = Client.create();
  private final Client viewer = Client.create();
  private final Client stranger = Client.create();
  private String project;
  private String task;
  private String epic;
  private String file;

  @BeforeEach
  void createProject() {
    project = owner.project("Shared");
    task = owner.task(project, "Task");
    epic = owner.post(Map.of("name", "Epic"), "/projects/{p}/epics", project).path("id");
    file = owner.upload(project, "a.txt", "a".getBytes(StandardCharsets.UTF_8)).path("id");
    owner.admit(editor, "editor", project);
    owner.admit(viewer, "viewer", project);
  }

  private List<Function<Client, Response>> reads() {
    return List.of(
        user -> user.get("/projects/{p}", project),
        user -> user.get("/projects/{p}/tasks", project),
        user -> user.get("/projects/{p}/tasks/{t}", project, task),
        user -> user.get("/projects/{p}/epics", project),
        user -> user.get("/projects/{p}/epics/{e}", project, epic),
        user -> user.get("/projects/{p}/collaborators", project),
        user -> user.get("/projects/{p}/collaborators/{u}", project, owner.id()),
        user -> user.get("/projects/{p}/activity", project),
        user -> user.get("/projects/{p}/files", project),
        user -> user.get("/files/{f}", file),
        user -> user.get("/files/{f}/versions", file),
        user -> user.get("/files/{f}/content", file));
  }

  private List<Function<Client, Response>> edits() {
    Map<String, Object> named = Map.of("name", "New");
    Map<String, Object> titled = Map.of("title", "New");
    byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    return List.of(
        user -> user.patch(Map.of("description", "x"), "/projects/{p}", project),
        user -> user.post(titled, "/projects/{p}/tasks", project),
        user -> user.post(Map.of("tasks", List.of(titled)), "/projects/{p}/tasks/bulk", project),
        user -> user.patch(titled, "/projects/{p}/tasks/{t}", project, task),
        user -> user.post(named, "/projects/{p}/epics", project),
        user -> user.patch(named, "/projects/{p}/epics/{e}", project, epic),
        user -> user.upload(project, "b.txt", content),
        user -> user.post(Map.of(), "/files/{f}/versions/1/restore", file),
        user -> user.delete("/projects/{p}/tasks/{t}", project, task),
        user -> user.delete("/projects/{p}/epics/{e}", project, epic),
        user -> user.delete("/files/{f}", file));
  }

  private List<Function<Client, Response>> ownersOnly() {
    UUID guest = stranger.id();
    return List.of(
        user ->
            user.put(Map.of("role", "owner"), "/projects/{p}/collaborators/{u}", project, guest),
        user -> user.delete("/projects/{p}/collaborators/{u}", project, guest),
        user -> user.delete("/projects/{p}", project));
  }

  @Test
  void hidesEverythingFromStrangers() {
    reads().forEach(route -> route.apply(stranger).then().statusCode(404));
    edits().forEach(route -> route.apply(stranger).then().statusCode(404));
    ownersOnly().forEach(route -> route.apply(stranger).then().statusCode(404));
    stranger.post(Map.of(), "/projects/{p}/restore", project).then().statusCode(404);
  }

  @Test
  void letsViewersReadAndNothingElse() {
    reads().forEach(route -> route.apply(viewer).then().statusCode(200));
    edits().forEach(route -> refused(route.apply(viewer)));
    ownersOnly().forEach(route -> refused(route.apply(viewer)));
    refused(viewer.post(Map.of(), "/projects/{p}/restore", project));
  }

  private static void refused(Response answer) {
    answer
        .then()
        .statusCode(403)
        .body("type", equalTo("https://devmentor.dev/problems/role-too-low"));
  }

  @Test
  void letsEditorsWriteButNotRule() {
    reads().forEach(route -> route.apply(editor).then().statusCode(200));
    edits().forEach(route -> accepted(route.apply(editor)));
    ownersOnly().forEach(route -> refused(route.apply(editor)));
  }

  private static void accepted(Response answer) {
    answer.then().statusCode(lessThan(300));
  }

  @Test
  void letsOwnersDoEverything() {
    reads().forEach(route -> route.apply(owner).then().statusCode(200));
    edits().forEach(route -> accepted(route.apply(owner)));
    ownersOnly().forEach(route -> accepted(route.apply(owner)));
  }

  @Test
  void showsARoleThatHasChangedToThoseWhoKnowTheProject() {
    String old = viewer.get("/projects/{p}", project).header("ETag");
    revisited(viewer, old).statusCode(304);

    owner.admit(viewer, "editor", project);

    revisited(viewer, old).statusCode(200).body("myRole", equalTo("editor"));
    revisited(owner, old).statusCode(200).body("myRole", equalTo("owner"));
    viewer
        .request()
        .header("If-Match", old)
        .contentType(ContentType.JSON)
        .body(Map.of("description", "by an editor"))
        .patch(Client.API + "/projects/{p}", project)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse revisited(Client member, String etag) {
    return member
        .request()
        .header("If-None-Match", etag)
        .get(Client.API + "/projects/{p}", project)
        .then();
  }

  @Test
  void showsEachMemberTheirRole() {
    viewer.get("/projects/{p}", project).then().body("myRole", equalTo("viewer"));
    editor.get("/projects/{p}", project).then().body("myRole", equalTo("editor"));
  }

  @Test
  void wantsToken() {
    RestAssured.given().get(Client.API + "/projects/{p}", project).then().statusCode(401);
  }
}
