package dev.devmentor.learning.progress;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Progress is found quickly however much others learn. */
class ProgressPlanTest {

  @Test
  void listsFollowTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.LEARNING)
        .assertIndexed(
            "list-progress",
            ProgressRepository.LIST,
            "roadmap_items_user_id_id_key",
            owner -> Arrays.asList(owner.id(), null, 21));
  }
}
