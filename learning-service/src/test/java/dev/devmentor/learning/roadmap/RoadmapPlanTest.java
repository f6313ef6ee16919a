package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.LargeTables;
import dev.devmentor.learning.Learner;
import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Roadmaps are found quickly however many others have. */
@QuarkusTest
@TestProfile(LargeTables.class)
class RoadmapPlanTest {

  // The catalog of skills is small and read whole.
  private static final int SKILLS = 1_000;

  // A roadmap comes with its items, a hundred of them in some.
  private static final int ITEMS = 500;

  private final Plans plans = new Plans(Role.LEARNING);

  private static Learner user(Owner owner) {
    return new Learner(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void roadmapsFollowTheIndexInItsOrder() {
    plans.check("list-roadmaps", ITEMS, owner -> user(owner).get("/roadmaps").statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-roadmaps-later",
        ITEMS,
        owner ->
            user(owner)
                .get("/roadmaps?cursor=" + Cursor.of(owner.row("roadmap")).encode())
                .statusCode(200));
  }

  @Test
  void oneRoadmapIsFoundByItsId() {
    plans.check(
        "find-roadmap",
        ITEMS,
        owner -> user(owner).get("/roadmaps/" + owner.row("roadmap")).statusCode(200));
  }

  @Test
  void aRoadmapIsMadeChangedAndDeletedByItsId() {
    plans.check(
        "make-change-and-delete-roadmap",
        SKILLS,
        owner -> {
          Learner user = user(owner);
          String path = "/roadmaps/" + user.roadmapTo("git").path("id");
          user.patch(path, Map.of("title", "Renamed")).statusCode(200);
          user.request().delete(path).then().statusCode(204);
        });
  }
}
