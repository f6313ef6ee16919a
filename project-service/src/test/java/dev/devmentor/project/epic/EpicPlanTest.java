package dev.devmentor.project.epic;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.project.sql.Listing;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of epics stay quick however many others there are. */
class EpicPlanTest {

  @Test
  void listsFollowTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            "list-epics",
            listing(Plans.Owner.BUSY).sql(),
            "epics_project_id_position_idx",
            owner -> List.of(owner.row("project"), 21));
  }

  private static Listing listing(Plans.Owner owner) {
    return EpicRepository.listing(owner.row("project"), PageRequest.of(20, null));
  }
}
