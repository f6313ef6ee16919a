package dev.devmentor.learning.roadmap;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Roadmaps are found quickly however many others have. */
class RoadmapPlanTest {

  @Test
  void listsFollowTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.LEARNING)
        .assertIndexed(
            "list-roadmaps",
            RoadmapRepository.LIST,
            "roadmaps_user_id_id_key",
            owner -> Arrays.asList(owner.id(), null, 21));
  }
}
