package dev.devmentor.memory.index;

import dev.devmentor.memory.LargeTables;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The index is compared with the database in slices, however large both are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class UpkeepPlanTest {

  private final Plans plans = new Plans(Role.MEMORY);

  private static final UUID FIRST = new UUID(0, 0);

  @Inject UpkeepRepository upkeep;

  @Test
  void slicesOfEmbeddedChunksFollowTheIndex() {
    plans.check(
        "embedded-chunks",
        150,
        _ -> upkeep.embedded("test", FIRST, 100).await().atMost(Duration.ofSeconds(30)));
  }

  @Test
  void absentChunksAreLookedForByIndex() {
    plans.check(
        "absent-chunks",
        Plans.FEW,
        _ ->
            upkeep
                .absent(List.of(Owner.QUIET.row("chunk"), FIRST))
                .await()
                .atMost(Duration.ofSeconds(30)));
  }

  @Test
  void lostChunksAreIndexedAgainByIndex() {
    plans.checkOutbox(
        _ ->
            upkeep
                .reindex(List.of(Owner.QUIET.row("chunk"), FIRST))
                .await()
                .atMost(Duration.ofSeconds(30)));
  }
}
