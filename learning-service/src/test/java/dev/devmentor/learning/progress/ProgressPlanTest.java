package dev.devmentor.learning.progress;

import dev.devmentor.learning.LargeTables;
import dev.devmentor.learning.Learner;
import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Progress is found quickly however much others learn. */
@QuarkusTest
@TestProfile(LargeTables.class)
class ProgressPlanTest {

  // A page, or the catalog of skills that it is joined with.
  private static final int PAGE = 200;

  private final Plans plans = new Plans(Role.LEARNING);

  private static Learner user(Owner owner) {
    return new Learner(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void progressFollowsTheIndexInItsOrder() {
    plans.check("list-progress", PAGE, owner -> user(owner).get("/progress").statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-progress-later",
        PAGE,
        owner ->
            user(owner)
                .get("/progress?cursor=" + Cursor.of(owner.row("item")).encode())
                .statusCode(200));
  }

  @Test
  void progressIsReportedByIndex() {
    plans.check(
        "report-progress", PAGE, owner -> user(owner).complete(owner.row("item").toString()));
  }
}
