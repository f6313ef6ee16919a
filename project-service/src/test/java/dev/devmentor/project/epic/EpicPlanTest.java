package dev.devmentor.project.epic;

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

/** Epics stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class EpicPlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  private static Client user(Owner owner) {
    return new Client(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void epicsFollowTheIndexInItsOrder() {
    plans.check(
        "list-epics",
        Plans.PAGE,
        owner ->
            user(owner)
                .get("/projects/{p}/epics", owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-epics-later",
        Plans.PAGE,
        owner ->
            user(owner)
                .get(
                    "/projects/{p}/epics?cursor=" + Cursor.of(5000, owner.row("epic")).encode(),
                    owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void oneEpicIsFoundByItsId() {
    plans.check(
        "find-epic",
        Plans.FEW,
        owner ->
            user(owner)
                .get("/projects/{p}/epics/{e}", owner.row("project"), owner.row("epic"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void anEpicIsChangedByItsId() {
    plans.check(
        "change-epic",
        Plans.FEW,
        owner ->
            user(owner)
                .patch(
                    Map.of("name", "Renamed " + UUID.randomUUID()),
                    "/projects/{p}/epics/{e}",
                    owner.row("project"),
                    owner.row("epic"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void anEpicIsMadeAndDeletedByItsId() {
    plans.check(
        "create-and-delete-epic",
        Plans.FEW,
        owner -> {
          Client user = user(owner);
          String epic =
              user.post(Map.of("name", "New"), "/projects/{p}/epics", owner.row("project"))
                  .path("id");
          user.delete("/projects/{p}/epics/{e}", owner.row("project"), epic).then().statusCode(204);
        });
  }
}
