package dev.devmentor.learning.assessment;

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

/** Assessments are found quickly however many others take. */
@QuarkusTest
@TestProfile(LargeTables.class)
class AssessmentPlanTest {

  // Of skills and questions; it is small and read whole.
  private static final int CATALOG = 500;

  private final Plans plans = new Plans(Role.LEARNING);

  private static Learner user(Owner owner) {
    return new Learner(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void assessmentsFollowTheIndexInItsOrder() {
    plans.check(
        "list-assessments", CATALOG, owner -> user(owner).get("/assessments").statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-assessments-later",
        CATALOG,
        owner ->
            user(owner)
                .get("/assessments?cursor=" + Cursor.of(owner.row("assessment")).encode())
                .statusCode(200));
  }

  @Test
  void oneAssessmentIsFoundByItsId() {
    plans.check(
        "find-assessment",
        CATALOG,
        owner -> user(owner).get("/assessments/" + owner.row("assessment")).statusCode(200));
  }

  @Test
  void anAssessmentIsTakenByIndex() {
    plans.check(
        "take-assessment", CATALOG, owner -> Sitting.start(user(owner), "git").finish(true));
  }
}
