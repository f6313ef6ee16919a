package dev.devmentor.project.refusal;

import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.problem.NotFound;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in the terms of the domain what the database refused. The rules are checked where they
 * cannot be raced: in constraints, and in triggers that name themselves as constraints do.
 */
public final class DatabaseRefusals {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String DATA_EXCEPTION = "22";

  /** The only place that the Vert.x client and Hibernate both leave the name in. */
  private static final Pattern CONSTRAINT = Pattern.compile("constraint \"(\\w+)\"");

  private DatabaseRefusals() {}

  /** The refusal behind a failure, or the failure itself if it is something else. */
  public static Throwable explain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(DatabaseRefusals::refusal)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(failure);
  }

  private static Optional<Throwable> refusal(Throwable cause) {
    return switch (cause) {
      case PgException refused -> refusal(refused.getSqlState(), refused.getMessage());
      case SQLException refused -> refusal(refused.getSQLState(), refused.getMessage());
      default -> Optional.empty();
    };
  }

  private static Optional<Throwable> refusal(String state, String message) {
    if (INSUFFICIENT_PRIVILEGE.equals(state)) {
      // The role was taken away between the check and the write.
      return Optional.of(new Refusal.RoleTooLow("editor"));
    }
    if (state != null && state.startsWith(DATA_EXCEPTION)) {
      return Optional.of(new InvalidRequest("", "has values that cannot be stored"));
    }
    Matcher constraint = CONSTRAINT.matcher(message);
    return constraint.find() ? refusal(constraint.group(1)) : Optional.empty();
  }

  private static Optional<Throwable> refusal(String constraint) {
    return switch (constraint) {
      case "projects_owner_id_slug_key" -> Optional.of(new Refusal.SlugTaken());
      case "project_collaborators_owner_stays" -> Optional.of(new Refusal.LastOwner());
      case "project_collaborators_user_id_fkey" -> Optional.of(new NotFound("user"));
      case "tasks_parent_acyclic", "tasks_parent_not_self" ->
          Optional.of(new Refusal.ParentCycle());
      case "tasks_parent_fkey" -> Optional.of(new Refusal.UnknownReference("parentId"));
      case "tasks_epic_fkey" -> Optional.of(new Refusal.UnknownReference("epicId"));
      case "tasks_assignee_fkey", "tasks_assignee_member_fkey" ->
          Optional.of(new Refusal.UnknownReference("assigneeId"));
      default -> Optional.empty();
    };
  }
}
