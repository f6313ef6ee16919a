package dev.devmentor.memory.history;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The search history stays quick however much others search. */
class HistoryPlanTest {

  @Test
  void historyFollowsTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.MEMORY)
        .assertIndexed(
            "list-search-history",
            HistoryRepository.LIST,
            "user_id_created_at_id_idx",
            owner -> Arrays.asList(owner.id(), null, null, 21));
  }
}
