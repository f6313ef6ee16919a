package dev.devmentor.project.activity;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The activity of a project stays quick however much others do. */
@QuarkusTest
@TestProfile(LargeTables.class)
class ActivityPlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  private static Client user(Owner owner) {
    return new Client(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void activityFollowsTheIndexInItsOrder() {
    plans.check("list-activity", Plans.PAGE, owner -> list(owner, ""));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-activity-later",
        Plans.PAGE,
        owner ->
            list(
                owner,
                "?cursor="
                    + Cursor.of(Instant.now().minus(10, ChronoUnit.HOURS), new UUID(0, 0))
                        .encode()));
  }

  private static void list(Owner owner, String query) {
    user(owner)
        .get("/projects/{p}/activity" + query, owner.row("project"))
        .then()
        .statusCode(lessThan(300));
  }
}
