package dev.devmentor.project.upkeep;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.upkeep.Upkeep;
import dev.devmentor.project.testing.LargeTables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is due is found without reading what is not. */
@QuarkusTest
@TestProfile(LargeTables.class)
class UpkeepPlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  @Inject Upkeep upkeep;

  @Test
  void whatIsDueIsFoundByIndex() {
    plans.check("upkeep", Plans.FEW, _ -> upkeep.run().await().atMost(Duration.ofSeconds(30)));
  }
}
