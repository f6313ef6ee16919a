package dev.devmentor.project.refusal;

import dev.devmentor.platform.problem.NotFound;
import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Says in the terms of the domain what the database refused. The rules are checked where they
 * cannot be raced: in constraints.
 */
public final class DatabaseRefusals {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private DatabaseRefusals() {}

  /** The refusal behind a failure, or the failure itself if it is something else. */
  public static Throwable explain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(PgException.class::isInstance)
        .map(PgException.class::cast)
        .findFirst()
        .map(refused -> explain(refused, failure))
        .orElse(failure);
  }

  private static Throwable explain(PgException refused, Throwable failure) {
    if (INSUFFICIENT_PRIVILEGE.equals(refused.getSqlState())) {
      // The role was taken away between the check and the write.
      return new Refusal.RoleTooLow("editor");
    }
    return switch (Objects.requireNonNullElse(refused.getConstraint(), "")) {
      case "projects_owner_id_slug_key" -> new Refusal.SlugTaken();
      case "project_collaborators_owner_stays" -> new Refusal.LastOwner();
      case "project_collaborators_user_id_fkey" -> new NotFound("user");
      case "tasks_parent_acyclic", "tasks_parent_not_self" -> new Refusal.ParentCycle();
      case "tasks_parent_fkey" -> new Refusal.UnknownReference("parentId");
      case "tasks_epic_fkey" -> new Refusal.UnknownReference("epicId");
      case "tasks_assignee_fkey", "tasks_assignee_member_fkey" ->
          new Refusal.UnknownReference("assigneeId");
      default -> failure;
    };
  }
}
