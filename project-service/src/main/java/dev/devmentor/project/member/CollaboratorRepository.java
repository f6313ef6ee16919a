package dev.devmentor.project.member;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.input.QueryValue;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Members in the database. All through the Vert.x client: an upsert and a function are no
 * aggregates. The function adds the names, which live in a schema this service cannot read.
 */
@ApplicationScoped
class CollaboratorRepository {

  private final RowSecurity rows;

  CollaboratorRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** One more than the page holds; fails with {@link NotFound} for a stranger. */
  Uni<List<Collaborator>> list(UUID userId, UUID projectId, PageRequest page) {
    Filter filter = new Filter(projectId);
    page.cursor()
        .ifPresent(after -> filter.and("(added_at, user_id) > (?, ?)", time(after), after.uuid(1)));
    String sql =
        """
        select user_id, username, display_name, role::text as role, added_by, added_at
          from (select p.id from projects.projects p where p.id = $1 and p.deleted_at is null) as p
          left join lateral (
            select user_id, username, display_name, role, added_by, added_at
              from projects.collaborators_of(p.id)
             where true%s
             order by added_at, user_id limit %s) as member on true
         order by added_at, user_id
        """
            .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return rows.read(userId, sql, filter.parameters())
        .map(Rows::list)
        .map(CollaboratorRepository::members);
  }

  private static Object time(Cursor after) {
    return new QueryValue("cursor", after.string(0)).instant().atOffset(ZoneOffset.UTC);
  }

  private static List<Collaborator> members(List<Row> found) {
    if (found.isEmpty()) {
      throw new NotFound("project");
    }
    return found.stream()
        .filter(row -> row.getUUID("user_id") != null)
        .map(CollaboratorRepository::collaborator)
        .toList();
  }

  Uni<Optional<Collaborator>> find(SqlConnection connection, UUID projectId, UUID memberId) {
    return connection
        .preparedQuery(
            """
            select user_id, username, display_name, role::text as role, added_by, added_at
              from projects.collaborators_of($1)
             where user_id = $2
            """)
        .execute(Tuple.of(projectId, memberId))
        .map(found -> Rows.first(found).map(CollaboratorRepository::collaborator));
  }

  private static Collaborator collaborator(Row row) {
    return new Collaborator(
        row.getUUID("user_id"),
        row.getString("username"),
        row.getString("display_name"),
        Wire.read(Role.class, row.getString("role")),
        row.getUUID("added_by"),
        Rows.instant(row, "added_at"));
  }

  /** Puts those who change the owners of a project in a row; others may not lock and need not. */
  Uni<Void> lockProject(SqlConnection connection, UUID projectId) {
    return connection
        .preparedQuery("select p.id from projects.projects p where p.id = $1 for no key update")
        .execute(Tuple.of(projectId))
        .replaceWithVoid();
  }

  Uni<UUID> ownerOf(SqlConnection connection, UUID projectId) {
    return connection
        .preparedQuery("select p.owner_id from projects.projects p where p.id = $1")
        .execute(Tuple.of(projectId))
        .map(found -> found.iterator().next().getUUID("owner_id"));
  }

  Uni<Optional<UUID>> longestStandingOwner(
      SqlConnection connection, UUID projectId, UUID formerOwner) {
    return connection
        .preparedQuery(
            """
            select c.user_id from projects.project_collaborators c
             where c.project_id = $1 and c.role = 'owner' and c.user_id <> $2
             order by c.created_at, c.user_id limit 1
            """)
        .execute(Tuple.of(projectId, formerOwner))
        .map(found -> Rows.first(found).map(row -> row.getUUID("user_id")));
  }

  /** The slug changes if the new owner has a project of that name. */
  Uni<Void> handOver(SqlConnection connection, UUID projectId, UUID heir) {
    return connection
        .preparedQuery(
            """
            update projects.projects
               set owner_id = $2, slug = projects.free_slug($2, slug)
             where id = $1
            """)
        .execute(Tuple.of(projectId, heir))
        .replaceWithVoid();
  }

  Uni<Void> put(SqlConnection connection, UUID projectId, UUID memberId, Role role) {
    return connection
        .preparedQuery(
            """
            insert into projects.project_collaborators (project_id, user_id, role, added_by)
            values ($1, $2, cast($3 as projects.collaborator_role),
                    nullif(current_setting('app.user_id', true), '')::uuid)
            on conflict (project_id, user_id) do update set role = excluded.role
            """)
        .execute(Tuple.of(projectId, memberId, role.wire()))
        .replaceWithVoid();
  }

  Uni<Void> remove(SqlConnection connection, UUID projectId, UUID memberId) {
    return connection
        .preparedQuery(
            """
            delete from projects.project_collaborators c
             where c.project_id = $1 and c.user_id = $2
            """)
        .execute(Tuple.of(projectId, memberId))
        .replaceWithVoid();
  }
}
