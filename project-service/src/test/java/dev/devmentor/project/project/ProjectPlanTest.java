package dev.devmentor.project.project;

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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Projects are found quickly however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class ProjectPlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  private static Client user(Owner owner) {
    return new Client(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void projectsFollowTheIndexOfTheirMembers() {
    plans.check(
        "list-projects",
        Plans.PAGE,
        owner -> user(owner).get("/projects").then().statusCode(lessThan(300)));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-projects-later",
        Plans.PAGE,
        owner ->
            user(owner)
                .get("/projects?cursor=" + Cursor.of(owner.row("project")).encode())
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void oneProjectIsFoundByItsId() {
    plans.check(
        "find-project",
        Plans.FEW,
        owner ->
            user(owner)
                .get("/projects/{p}", owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void aProjectIsMadeWithItsSlug() {
    plans.check(
        "create-project", Plans.FEW, owner -> user(owner).project("Compiler " + UUID.randomUUID()));
  }

  @Test
  void aProjectIsChangedByItsId() {
    plans.check(
        "change-project",
        Plans.FEW,
        owner ->
            user(owner)
                .patch(Map.of("description", "New"), "/projects/{p}", owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void aProjectIsDeletedAndRestoredByItsId() {
    plans.check(
        "delete-and-restore-project",
        Plans.FEW,
        owner -> {
          Client user = user(owner);
          user.delete("/projects/{p}", owner.row("project")).then().statusCode(204);
          user.post("", "/projects/{p}/restore", owner.row("project"))
              .then()
              .statusCode(lessThan(300));
        });
  }
}
