package dev.devmentor.project.member;

import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.refusal.Refusal;
import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells why a write would not go through before it is tried: 404 for a stranger, 403 for a member
 * whose role does not reach. The policies of the database refuse it in any case.
 */
@ApplicationScoped
public class ProjectAccess {

  private static final String ROLE =
      """
      select cast(c.role as text) as role
        from projects.project_collaborators c
        join projects.projects p on p.id = c.project_id and p.deleted_at is null
       where c.project_id = %s
         and c.user_id = (select cast(nullif(current_setting('app.user_id', true), '') as uuid))
      """;

  /** The user's role in a session; fails with {@link NotFound} or {@link Refusal.RoleTooLow}. */
  public Uni<Role> require(Mutiny.Session session, UUID projectId, Role needed) {
    return session
        .createNativeQuery(ROLE.formatted("?1"), String.class)
        .setParameter(1, projectId)
        .getSingleResultOrNull()
        .map(role -> check(Optional.ofNullable(role), needed));
  }

  /**
   * The user's role in a transaction; fails with {@link NotFound} or {@link Refusal.RoleTooLow}.
   */
  public Uni<Role> require(SqlConnection connection, UUID projectId, Role needed) {
    return connection
        .preparedQuery(ROLE.formatted("$1"))
        .execute(Tuple.of(projectId))
        .map(rows -> check(Rows.first(rows).map(row -> row.getString("role")), needed));
  }

  private static Role check(Optional<String> found, Role needed) {
    Role role =
        found.map(wire -> Wire.read(Role.class, wire)).orElseThrow(() -> new NotFound("project"));
    if (!role.reaches(needed)) {
      throw new Refusal.RoleTooLow(needed.wire());
    }
    return role;
  }
}
