package dev.devmentor.project.task;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.project.sql.Listing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of tasks stay quick however many others there are. */
class TaskPlanTest {

  private static void check(String name, String index, TaskFilter filter, Object... values)
      throws SQLException {
    Listing listing =
        TaskRepository.listing(Plans.Owner.BUSY.row("project"), filter, PageRequest.of(20, null));
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            name,
            listing.sql(),
            index,
            owner -> {
              List<Object> all = new ArrayList<>(List.of(owner.row("project")));
              all.addAll(List.of(values));
              all.add(21);
              return all;
            });
  }

  @Test
  void listsFollowTheIndexInItsOrder() throws SQLException {
    check("list-tasks", "tasks_project_id_position_idx", new TaskFilter());
  }

  @Test
  void filtersStayWithinTheProject() throws SQLException {
    TaskFilter filter = new TaskFilter();
    filter.status = "done";
    check("list-tasks-of-status", "tasks_", filter, "done");
  }

  @Test
  void wordsAreLookedForWithinTheProject() throws SQLException {
    TaskFilter filter = new TaskFilter();
    filter.q = "task";
    check("list-tasks-with-words", "tasks_", filter, "task");
  }

  @Test
  void oneTaskIsFoundByItsId() throws SQLException {
    Plans.of(Role.PROJECTS)
        .assertIndexed(
            "find-task",
            TaskRepository.FIND,
            "tasks_",
            owner -> List.of(owner.row("task"), owner.row("project")));
  }
}
