package dev.devmentor.project.task;

import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.input.QueryValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which tasks of a project a client wants to see, as a bean param. */
public class TaskFilter {

  /** With exists it would be a join, for which all dependencies of the project are read. */
  private static final String READY =
      """
      status not in ('done', 'cancelled')
      and (
        select true from projects.task_dependencies blocked
          join projects.tasks blocker
            on blocker.project_id = blocked.project_id and blocker.id = blocked.depends_on_id
         where blocked.project_id = tasks.project_id and blocked.task_id = tasks.id
           and blocked.type = 'blocks'
           and blocker.deleted_at is null and blocker.status not in ('done', 'cancelled')
         limit 1) is null
      """;

  @QueryParam("status")
  @Parameter(description = "todo, in_progress, in_review, blocked, done or cancelled")
  String status;

  @QueryParam("assigneeId")
  @Parameter(description = "a member, or me")
  String assigneeId;

  @QueryParam("epicId")
  @Parameter(description = "an epic of the project")
  String epicId;

  @QueryParam("label")
  @Parameter(description = "one of the labels")
  String label;

  @QueryParam("parentId")
  @Parameter(description = "the task they are part of")
  String parentId;

  @QueryParam("q")
  @Parameter(description = "words of title or description, as in a web search")
  String q;

  @QueryParam("ready")
  @Parameter(
      description = "true: open tasks that can be begun, for what blocks them is done or cancelled")
  String ready;

  Filter on(Filter filter) {
    TaskStatus wanted = new QueryValue("status", status).choice(TaskStatus.class);
    if (wanted != null) {
      filter.and("status = cast(? as projects.task_status)", wanted.wire());
    }
    if (new QueryValue("ready", ready).isTrue()) {
      filter.and(READY);
    }
    return onAssignee(filter)
        .andIfPresent("epic_id = ?", new QueryValue("epicId", epicId).uuid())
        .andIfPresent("? = any(labels)", new QueryValue("label", label).text())
        .andIfPresent("parent_id = ?", new QueryValue("parentId", parentId).uuid())
        .andIfPresent(
            "search @@ websearch_to_tsquery('pg_catalog.english', ?)",
            new QueryValue("q", q).text());
  }

  private Filter onAssignee(Filter filter) {
    return "me".equals(assigneeId)
        ? filter.and(
            "assignee_id = (select nullif(current_setting('app.user_id', true), '')::uuid)")
        : filter.andIfPresent("assignee_id = ?", new QueryValue("assigneeId", assigneeId).uuid());
  }
}
