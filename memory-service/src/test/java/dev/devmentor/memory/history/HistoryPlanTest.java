package dev.devmentor.memory.history;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.LargeTables;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The search history stays quick however much others search. */
@QuarkusTest
@TestProfile(LargeTables.class)
class HistoryPlanTest {

  private final Plans plans = new Plans(Role.MEMORY);

  private static Keeper user(Owner owner) {
    return new Keeper(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void historyFollowsTheIndexInItsOrder() {
    plans.check(
        "list-search-history",
        Plans.PAGE,
        owner -> user(owner).get("/search-history").statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-search-history-later",
        Plans.PAGE,
        owner ->
            user(owner)
                .get(
                    "/search-history?cursor="
                        + Cursor.of(Instant.now().minus(10, ChronoUnit.HOURS), new UUID(0, 0))
                            .encode())
                .statusCode(200));
  }
}
