package dev.devmentor.project.epic;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EpicResourceTest {

  private static final String EPIC = "/projects/{p}/epics/{e}";

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Epics");
  }

  private String epic(String name) {
    return user.post(Map.of("name", name), "/projects/{p}/epics", project)
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .extract()
        .path("id");
  }

  @Test
  void listsInTheOrderOfPositions() {
    epic("First");
    String second = epic("Second");
    user.patch(Map.of("position", 0.5, "status", "in_progress"), EPIC, project, second)
        .then()
        .statusCode(200)
        .body("status", equalTo("in_progress"))
        .body("version", equalTo(2));
    epic("Third");
    user.get("/projects/{p}/epics", project)
        .then()
        .body("items.name", contains("Second", "First", "Third"));
  }

  @Test
  void putsNewEpicsBehindTheLastPlaceThereIs() {
    String last = epic("Last");
    user.patch(Map.of("position", new BigDecimal("999999999.5")), EPIC, project, last)
        .then()
        .statusCode(200);
    epic("Behind");
    String end = epic("At the end");

    user.patch(Map.of("status", "in_progress"), EPIC, project, end).then().statusCode(200);
    user.get("/projects/{p}/epics", project)
        .then()
        .body("items.name", contains("Last", "Behind", "At the end"));
  }

  @Test
  void keepsTasksOfDeletedEpic() {
    String id = epic("Doomed");
    String task =
        user.post(Map.of("title", "Stays", "epicId", id), "/projects/{p}/tasks", project)
            .path("id");
    user.delete(EPIC, project, id).then().statusCode(204);
    user.get(EPIC, project, id).then().statusCode(404);
    user.get("/projects/{p}/tasks/{t}", project, task)
        .then()
        .statusCode(200)
        .body("epicId", nullValue())
        .body("version", equalTo(2));
  }

  @Test
  void honoursConditions() {
    String id = epic("Conditional");
    user.request()
        .header("If-None-Match", "\"1\"")
        .get(Client.API + EPIC, project, id)
        .then()
        .statusCode(304);
    user.request()
        .header("If-Match", "\"2\"")
        .contentType(ContentType.JSON)
        .body("{\"name\":\"x\"}")
        .patch(Client.API + EPIC, project, id)
        .then()
        .statusCode(412);
  }

  @Test
  void belongsToItsProjectOnly() {
    String id = epic("Here");
    user.get(EPIC, user.project("There"), id).then().statusCode(404);
  }
}
