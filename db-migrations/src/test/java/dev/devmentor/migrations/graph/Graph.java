package dev.devmentor.migrations.graph;

import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The graphs that the database keeps without cycles. */
enum Graph {
  DEPENDENCIES(
      """
      insert into projects.task_dependencies (project_id, task_id, depends_on_id)
      select t.project_id, t.id, '%2$s' from projects.tasks t where t.id = '%1$s'
      """,
      "select task_id as from_id, depends_on_id as to_id from projects.task_dependencies",
      "task_dependencies_acyclic"),
  PARENTS(
      "update projects.tasks set parent_id = '%2$s' where id = '%1$s'",
      "select id as from_id, parent_id as to_id from projects.tasks where parent_id is not null",
      "tasks_parent_acyclic"),
  PREREQUISITES(
      "insert into learning.skill_prerequisites (skill_id, requires_id) values ('%1$s', '%2$s')",
      "select skill_id as from_id, requires_id as to_id from learning.skill_prerequisites",
      "skill_prerequisites_acyclic");

  private final String link;
  private final String edges;
  private final String constraint;

  Graph(String link, String edges, String constraint) {
    this.link = link;
    this.edges = edges;
    this.constraint = constraint;
  }

  /** The name under which a cycle is refused. */
  String constraint() {
    return constraint;
  }

  /** So many nodes without an edge, in one project where they have one. */
  List<UUID> nodes(TestDatabase database, UUID project, int count) throws SQLException {
    String sql =
        this == PREREQUISITES
            ? """
            insert into learning.skills (slug, name, category)
            select 'node-' || i, 'Node', 'foundations' from generate_series(1, %2$d) i
            returning id
            """
            : """
            insert into projects.tasks (project_id, title)
            select '%1$s', 'Node' from generate_series(1, %2$d) i
            returning id
            """;
    return Sql.column(database.asSuperuser(), sql, project, count).stream()
        .map(UUID::fromString)
        .toList();
  }

  void link(Connection connection, UUID from, UUID to) throws SQLException {
    Sql.run(connection, link, from, to);
  }

  /** The nodes that are on a cycle. */
  List<String> cyclic(TestDatabase database) throws SQLException {
    String sql =
        """
        with recursive edge as (%s), walk (start_id, id) as (
          select e.from_id, e.to_id from edge e
           union
          select w.start_id, e.to_id from walk w join edge e on e.from_id = w.id
        )
        select start_id from walk where id = start_id
        """;
    return Sql.column(database.asSuperuser(), sql, edges);
  }

  int edgeCount(TestDatabase database) throws SQLException {
    return Integer.parseInt(
        Sql.column(database.asSuperuser(), "select count(*) from (%s) e", edges).getFirst());
  }
}
