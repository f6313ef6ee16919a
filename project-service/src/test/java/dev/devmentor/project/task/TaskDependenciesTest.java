package dev.devmentor.project.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task depends on stands in its detail. */
@QuarkusTest
class TaskDependenciesTest {

  private final Client user = Client.create();
  private String project;
  private String roof;
  private String walls;

  @BeforeEach
  void createTasks() {
    project = user.project("Dependent");
    roof = user.task(project, "Roof");
    walls = user.task(project, "Walls");
  }

  private void roofDependsOnWalls(String type) {
    Rows.update(
        """
        insert into projects.task_dependencies (project_id, task_id, depends_on_id, type)
        values (?, ?, ?, ?::projects.dependency_type)
        """,
        UUID.fromString(project),
        UUID.fromString(roof),
        UUID.fromString(walls),
        type);
  }

  private ValidatableResponse detail(String task) {
    return user.get("/projects/{p}/tasks/{t}", project, task).then().statusCode(200);
  }

  @Test
  void standInTheDetailOfTheTaskThatDepends() {
    roofDependsOnWalls("blocks");
    roofDependsOnWalls("discovered_from");

    detail(roof)
        .body("title", equalTo("Roof"))
        .body("dependencies.taskId", contains(roof, roof))
        .body("dependencies.dependsOnId", contains(walls, walls))
        .body("dependencies.type", contains("blocks", "discovered_from"));
    detail(walls).body("dependencies", empty());
  }

  @Test
  void changeTheTagOfTheDetail() {
    String before = detail(roof).extract().header("ETag");
    roofDependsOnWalls("relates");

    String after = revisited(before).statusCode(200).extract().header("ETag");

    revisited(after).statusCode(304);
    user.request()
        .header("If-Match", after)
        .delete(Client.API + "/projects/{p}/tasks/{t}", project, roof)
        .then()
        .statusCode(204);
  }

  private ValidatableResponse revisited(String etag) {
    return user.request()
        .header("If-None-Match", etag)
        .get(Client.API + "/projects/{p}/tasks/{t}", project, roof)
        .then();
  }

  @Test
  void endWithTheTaskThatIsDependedOn() {
    roofDependsOnWalls("blocks");
    user.delete("/projects/{p}/tasks/{t}", project, walls).then().statusCode(204);

    detail(roof).body("dependencies", empty());
  }
}
