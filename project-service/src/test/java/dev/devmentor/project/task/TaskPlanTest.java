package dev.devmentor.project.task;

import static org.hamcrest.Matchers.lessThan;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.LargeTables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tasks stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class TaskPlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  private static Client user(Owner owner) {
    return new Client(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void tasksFollowTheIndexInItsOrder() {
    plans.check("list-tasks", Plans.PAGE, owner -> list(owner, ""));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-tasks-later",
        Plans.PAGE,
        owner -> list(owner, "?cursor=" + Cursor.of(5000, owner.row("task")).encode()));
  }

  @Test
  void statusesStayWithinTheProject() {
    plans.check("list-tasks-of-status", Plans.PAGE, owner -> list(owner, "?status=done"));
  }

  @Test
  void wordsAreLookedForWithinTheProject() {
    plans.check("list-tasks-with-words", Plans.PAGE, owner -> list(owner, "?q=task"));
  }

  @Test
  void ownTasksFollowTheirIndex() {
    plans.check("list-tasks-of-assignee", Plans.PAGE, owner -> list(owner, "?assigneeId=me"));
  }

  @Test
  void readyTasksFollowTheIndexInTheirOrder() {
    plans.check("list-tasks-ready", Plans.PAGE, owner -> list(owner, "?ready=true"));
  }

  @Test
  void oneTaskIsFoundByItsId() {
    plans.check(
        "find-task",
        Plans.FEW,
        owner ->
            user(owner)
                .get("/projects/{p}/tasks/{t}", project(owner), owner.row("task"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void aTaskIsMadeByIndex() {
    plans.check("create-task", Plans.FEW, owner -> user(owner).task(project(owner), "New"));
  }

  @Test
  void aTaskIsMadeOnceByItsKey() {
    plans.check(
        "create-task-once",
        Plans.FEW,
        owner ->
            user(owner)
                .request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("title", "Once"))
                .post(Client.API + "/projects/{p}/tasks", project(owner))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void manyTasksAreMadeAtOnce() {
    plans.check(
        "create-tasks",
        Plans.PAGE,
        owner ->
            user(owner)
                .post(
                    Map.of("tasks", Collections.nCopies(20, Map.of("title", "One of many"))),
                    "/projects/{p}/tasks/bulk",
                    project(owner))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void aTaskIsChangedByItsId() {
    plans.check(
        "change-task",
        Plans.FEW,
        owner ->
            user(owner)
                .patch(
                    Map.of("title", "Renamed " + UUID.randomUUID()),
                    "/projects/{p}/tasks/{t}",
                    project(owner),
                    owner.row("task"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void aTaskIsDeletedByItsId() {
    plans.check(
        "delete-task",
        Plans.FEW,
        owner ->
            user(owner)
                .delete(
                    "/projects/{p}/tasks/{t}",
                    project(owner),
                    user(owner).task(project(owner), "Gone soon"))
                .then()
                .statusCode(204));
  }

  private static String project(Owner owner) {
    return owner.row("project").toString();
  }

  private static void list(Owner owner, String query) {
    user(owner).get("/projects/{p}/tasks" + query, project(owner)).then().statusCode(lessThan(300));
  }
}
