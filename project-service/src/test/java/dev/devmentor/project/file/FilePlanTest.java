package dev.devmentor.project.file;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.project.sql.Listing;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of files stay quick however many others there are. */
class FilePlanTest {

  @Test
  void listsFollowTheIndexOfPaths() throws SQLException {
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            "list-files",
            listing(Plans.Owner.BUSY).sql(),
            "project_files_live_path_key",
            owner -> List.of(owner.row("project"), "src/", "src/", 21));
  }

  private static Listing listing(Plans.Owner owner) {
    return FileRepository.listing(owner.row("project"), "src/", PageRequest.of(20, null));
  }
}
