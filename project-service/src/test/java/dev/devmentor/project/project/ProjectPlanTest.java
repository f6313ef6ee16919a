package dev.devmentor.project.project;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.project.sql.Filter;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Projects are found quickly however many others there are. */
class ProjectPlanTest {

  @Test
  void listsOfProjectsUseIndexes() throws SQLException {
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            "list-projects",
            ProjectRepository.listSql(new Filter(), 21),
            "project_collaborators_user_id_idx",
            _ -> List.of(21));
  }

  @Test
  void oneProjectIsFoundByItsId() throws SQLException {
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            "find-project",
            ProjectRepository.FIND,
            "projects_pkey",
            owner -> List.of(owner.row("project")));
  }
}
