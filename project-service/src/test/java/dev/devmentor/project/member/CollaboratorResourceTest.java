package dev.devmentor.project.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CollaboratorResourceTest {

  private static final String MEMBER = "/projects/{p}/collaborators/{u}";

  private final Client owner = Client.create();
  private final Client second = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = owner.project("Shared");
  }

  @Test
  void namesTheMembers() {
    owner.admit(second, "viewer", project);
    owner
        .get("/projects/{p}/collaborators", project)
        .then()
        .body("items.role", contains("owner", "viewer"))
        .body("items.userId", contains(owner.id().toString(), second.id().toString()))
        .body("items[1].username", notNullValue())
        .body("items[1].displayName", equalTo("Test User"))
        .body("items[1].addedBy", equalTo(owner.id().toString()));
    assertThat(owner.all(1, "/projects/{p}/collaborators", project)).hasSize(2);
  }

  @Test
  void changesRole() {
    owner.admit(second, "viewer", project);
    owner.put(Map.of("role", "editor"), MEMBER, project, second.id()).then().statusCode(200);
    owner.get(MEMBER, project, second.id()).then().body("role", equalTo("editor"));
  }

  @Test
  void honoursConditions() {
    owner.admit(second, "viewer", project);
    String viewer = owner.get(MEMBER, project, second.id()).header("ETag");
    conditional("If-None-Match", viewer).get(Client.API + MEMBER, path()).then().statusCode(304);

    String editor = put("editor", viewer).statusCode(200).extract().header("ETag");

    put("owner", viewer).statusCode(412);
    conditional("If-None-Match", viewer)
        .get(Client.API + MEMBER, path())
        .then()
        .statusCode(200)
        .header("ETag", editor)
        .body("role", equalTo("editor"));
    conditional("If-Match", viewer).delete(Client.API + MEMBER, path()).then().statusCode(412);
    conditional("If-Match", editor).delete(Client.API + MEMBER, path()).then().statusCode(204);
    put("viewer", "*").statusCode(412);
  }

  private ValidatableResponse put(String role, String ifMatch) {
    return conditional("If-Match", ifMatch)
        .contentType(ContentType.JSON)
        .body(Map.of("role", role))
        .put(Client.API + MEMBER, path())
        .then();
  }

  private RequestSpecification conditional(String header, String etag) {
    return owner.request().header(header, etag);
  }

  private Object[] path() {
    return new Object[] {project, second.id()};
  }

  @Test
  void knowsNoStrangers() {
    owner.put(Map.of("role", "viewer"), MEMBER, project, UUID.randomUUID()).then().statusCode(404);
    owner.get(MEMBER, project, second.id()).then().statusCode(404);
    owner.delete(MEMBER, project, second.id()).then().statusCode(404);
  }

  @Test
  void keepsLastOwner() {
    owner.admit(second, "editor", project);
    owner
        .delete(MEMBER, project, owner.id())
        .then()
        .statusCode(409)
        .body("type", equalTo("https://devmentor.dev/problems/last-owner"));
    owner.put(Map.of("role", "viewer"), MEMBER, project, owner.id()).then().statusCode(409);
  }

  @Test
  void handsOverWhenTheFirstOwnerLeaves() {
    second.project("Shared");
    owner.admit(second, "owner", project);

    owner.delete(MEMBER, project, owner.id()).then().statusCode(204);

    owner.get("/projects/{p}", project).then().statusCode(404);
    second
        .get("/projects/{p}", project)
        .then()
        .body("ownerId", equalTo(second.id().toString()))
        .body("slug", equalTo("shared-2"));
    second.delete(MEMBER, project, second.id()).then().statusCode(409);
  }

  @Test
  void keepsOneOwnerWhenBothLeaveTogether() {
    owner.admit(second, "owner", project);
    List<Integer> answers =
        Together.run(
            List.of(
                () -> owner.delete(MEMBER, project, owner.id()).statusCode(),
                () -> second.delete(MEMBER, project, second.id()).statusCode()));
    assertThat(answers).containsExactlyInAnyOrder(204, 409);
  }

  @Test
  void letsMembersLeaveAndTakesTheirTasks() {
    owner.admit(second, "viewer", project);
    String task = owner.task(project, "Theirs");
    owner
        .patch(Map.of("assigneeId", second.id()), "/projects/{p}/tasks/{t}", project, task)
        .then()
        .statusCode(200);

    second.delete(MEMBER, project, second.id()).then().statusCode(204);

    second.get("/projects/{p}", project).then().statusCode(404);
    owner.get("/projects/{p}/tasks/{t}", project, task).then().body("assigneeId", nullValue());
  }

  @Test
  void refusesUnknownRole() {
    Response answer = owner.put(Map.of("role", "king"), MEMBER, project, second.id());
    answer.then().statusCode(400).body("violations.field", containsInAnyOrder("role"));
  }
}
