package dev.devmentor.learning.mastery;

import dev.devmentor.learning.LargeTables;
import dev.devmentor.learning.Learner;
import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Mastery is found quickly however many others learn. */
@QuarkusTest
@TestProfile(LargeTables.class)
class MasteryPlanTest {

  // The catalog of skills is small and read whole.
  private static final int SKILLS = 1_000;

  private final Plans plans = new Plans(Role.LEARNING);

  private static Learner user(Owner owner) {
    return new Learner(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void masteryFollowsTheIndexOfTheUser() {
    plans.check("list-mastery", SKILLS, owner -> user(owner).get("/mastery").statusCode(200));
  }
}
