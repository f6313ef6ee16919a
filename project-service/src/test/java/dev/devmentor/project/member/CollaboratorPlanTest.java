package dev.devmentor.project.member;

import static org.hamcrest.Matchers.lessThan;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.LargeTables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Members are found quickly however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class CollaboratorPlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  private static Client user(Owner owner) {
    return new Client(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void membersFollowTheIndexOfTheProject() {
    plans.check(
        "list-collaborators",
        Plans.PAGE,
        owner ->
            user(owner)
                .get("/projects/{p}/collaborators", owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void membersComeAndGoByTheirIds() {
    plans.check(
        "put-and-remove-collaborator",
        Plans.FEW,
        owner -> {
          Client user = user(owner);
          Client other = user(owner == Owner.BUSY ? Owner.QUIET : Owner.BUSY);
          user.admit(other, "editor", owner.row("project").toString());
          user.delete("/projects/{p}/collaborators/{u}", owner.row("project"), other.id())
              .then()
              .statusCode(204);
        });
  }
}
