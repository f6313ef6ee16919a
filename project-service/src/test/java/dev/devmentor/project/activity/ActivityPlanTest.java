package dev.devmentor.project.activity;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.project.input.QueryValue;
import dev.devmentor.project.sql.Listing;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The activity of a project stays quick however much others do. */
class ActivityPlanTest {

  @Test
  void listsFollowTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            "list-activity",
            listing(Plans.Owner.BUSY).sql(),
            "project_id_created_at_id_idx",
            owner -> List.of(owner.row("project"), 21));
  }

  private static Listing listing(Plans.Owner owner) {
    return ActivityRepository.listing(
        owner.row("project"), new QueryValue("entity", null), null, PageRequest.of(20, null));
  }
}
