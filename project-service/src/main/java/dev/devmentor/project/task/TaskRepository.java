package dev.devmentor.project.task;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.dependency.Dependency;
import dev.devmentor.project.dependency.DependencyType;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.sql.Listing;
import dev.devmentor.project.sql.Place;
import dev.devmentor.project.sql.ProjectChildren;
import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tasks in the database. Reads and bulk writes go through the Vert.x client: one statement each;
 * commands on one task go through Hibernate Reactive.
 */
@ApplicationScoped
class TaskRepository {

  private static final String COLUMNS =
      """
      id, project_id, number, epic_id, parent_id, title, description, status, priority, complexity,
      estimate_minutes, labels, assignee_id, due_at, completed_at, position, metadata, version,
      created_at, updated_at\
      """;

  static final String FIND =
      """
      select %s,
             (select coalesce(jsonb_agg(jsonb_build_object('dependsOnId', d.depends_on_id, 'type', d.type)
                                        order by d.depends_on_id, d.type), '[]')
                from projects.task_dependencies d
                join projects.tasks other on other.id = d.depends_on_id and other.deleted_at is null
               where d.project_id = tasks.project_id and d.task_id = tasks.id) as dependencies
        from projects.tasks
       where id = $1 and project_id = $2 and deleted_at is null
      """
          .formatted(COLUMNS);

  private final RowSecurity rows;
  private final ProjectChildren children;

  TaskRepository(RowSecurity rows, ProjectChildren children) {
    this.rows = rows;
    this.children = children;
  }

  /** In their order; one more than the page holds. */
  Uni<List<TaskAnswer>> list(UUID userId, UUID projectId, TaskFilter wanted, PageRequest page) {
    return children.list(userId, listing(projectId, wanted, page), TaskRepository::answer);
  }

  static Listing listing(UUID projectId, TaskFilter wanted, PageRequest page) {
    Filter filter = wanted.on(new Filter(projectId).and("deleted_at is null"));
    page.cursor().map(Place::of).ifPresent(place -> place.after(filter));
    return new Listing("projects.tasks", COLUMNS, filter, "position, id", page.limit() + 1);
  }

  Uni<Optional<TaskDetail>> find(UUID userId, UUID projectId, UUID taskId) {
    return rows.read(userId, FIND, Tuple.of(taskId, projectId))
        .map(found -> Rows.first(found).map(TaskRepository::detail));
  }

  private static TaskDetail detail(Row row) {
    TaskAnswer task = answer(row);
    List<Dependency> dependencies =
        row.get(JsonArray.class, "dependencies").stream()
            .map(JsonObject.class::cast)
            .map(found -> dependency(task.id(), found))
            .toList();
    return new TaskDetail(task, dependencies);
  }

  private static Dependency dependency(UUID taskId, JsonObject found) {
    return new Dependency(
        taskId,
        UUID.fromString(found.getString("dependsOnId")),
        Wire.read(DependencyType.class, found.getString("type")));
  }

  private static TaskAnswer answer(Row row) {
    return new TaskAnswer(
        row.getUUID("id"),
        row.getUUID("project_id"),
        row.getInteger("number"),
        row.getUUID("epic_id"),
        row.getUUID("parent_id"),
        row.getString("title"),
        row.getString("description"),
        Wire.read(TaskStatus.class, row.getString("status")),
        Wire.read(TaskPriority.class, row.getString("priority")),
        row.getInteger("complexity"),
        row.getInteger("estimate_minutes"),
        Rows.texts(row, "labels"),
        row.getUUID("assignee_id"),
        Rows.instant(row, "due_at"),
        Rows.instant(row, "completed_at"),
        Place.plain(row.getBigDecimal("position")),
        Rows.object(row, "metadata"),
        row.getInteger("version"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /**
   * Many tasks with one statement, numbered in their order.
   *
   * @param tasks a JSON array of drafts
   */
  Uni<List<TaskAnswer>> insertAll(SqlConnection connection, UUID projectId, String tasks) {
    String sql =
        """
        insert into projects.tasks (
               project_id, epic_id, parent_id, title, description, status, priority, complexity,
               estimate_minutes, labels, assignee_id, due_at, position, metadata)
        select $1, "epicId", "parentId", title, description, status, priority, complexity,
               "estimateMinutes", labels, "assigneeId", "dueAt", position, metadata
          from jsonb_to_recordset(cast($2::text as jsonb)) as draft (
               "epicId" uuid, "parentId" uuid, title text, description text,
               status projects.task_status, priority projects.task_priority, complexity integer,
               "estimateMinutes" integer, labels text[], "assigneeId" uuid, "dueAt" timestamptz,
               position numeric, metadata jsonb)
        returning %s
        """
            .formatted(COLUMNS);
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(projectId, tasks))
        .map(created -> Rows.list(created).stream().map(TaskRepository::answer).toList());
  }

  Uni<Void> insert(Mutiny.Session session, List<Task> tasks) {
    session.setBatchSize(100);
    return session.persistAll(tasks.toArray()).chain(session::flush);
  }

  /** Writes the changes and reads back what triggers made of them. */
  Uni<Void> store(Mutiny.Session session, Task task) {
    return session.flush().chain(() -> session.refresh(task));
  }

  /** A task that is not deleted, locked until the transaction ends. */
  Uni<Optional<Task>> lock(Mutiny.Session session, UUID projectId, UUID taskId) {
    return session
        .createSelectionQuery(
            "from Task t where t.id = :id and t.projectId = :project and t.deletedAt is null",
            Task.class)
        .setParameter("id", taskId)
        .setParameter("project", projectId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Has whoever wants to refer to the task wait for the end of this transaction, too. */
  Uni<Void> lockOut(Mutiny.Session session, UUID taskId) {
    return session
        .createNativeQuery("select id from projects.tasks where id = ?1 for update", UUID.class)
        .setParameter(1, taskId)
        .getResultList()
        .replaceWithVoid();
  }

  /** The parts of a deleted task stay, on their own. */
  Uni<Void> releaseParts(Mutiny.Session session, UUID projectId, UUID taskId) {
    return session
        .createNativeQuery(
            """
            update projects.tasks set parent_id = null
             where project_id = ?1 and parent_id = ?2
            """)
        .setParameter(1, projectId)
        .setParameter(2, taskId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
