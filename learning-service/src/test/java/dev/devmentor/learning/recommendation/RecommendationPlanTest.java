package dev.devmentor.learning.recommendation;

import dev.devmentor.learning.LargeTables;
import dev.devmentor.learning.Learner;
import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** What recommendations rest on is found quickly however many others learn. */
@QuarkusTest
@TestProfile(LargeTables.class)
class RecommendationPlanTest {

  // What a user plans and has done is weighed as a whole.
  private static final int ALL = 10_100;

  private final Plans plans = new Plans(Role.LEARNING);

  private static Learner user(Owner owner) {
    return new Learner(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void factsUseTheIndexesOfTheUser() {
    plans.check(
        "recommendations", ALL, owner -> user(owner).get("/recommendations").statusCode(200));
  }
}
