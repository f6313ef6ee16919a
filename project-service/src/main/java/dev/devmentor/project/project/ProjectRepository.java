package dev.devmentor.project.project;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Projects in the database. Reads go through the Vert.x client, one round trip each; writes are
 * aggregates with versions and go through Hibernate Reactive.
 */
@ApplicationScoped
class ProjectRepository {

  private static final String SELECT =
      """
      select p.id, p.owner_id, p.name, p.slug, p.description, p.status::text as status,
             p.start_date, p.end_date, p.tags, p.credits, p.metadata, c.role::text as my_role,
             p.version, p.created_at, p.updated_at
        from projects.projects p
        join projects.project_collaborators c
          on c.project_id = p.id
         and c.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
       where p.deleted_at is null
      """;

  static final String FIND = SELECT + " and p.id = $1";

  private final RowSecurity rows;

  ProjectRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** The newest first; one more than the page holds. */
  Uni<List<ProjectAnswer>> list(UUID userId, ProjectFilter wanted, PageRequest page) {
    Filter filter = wanted.on(new Filter());
    filter.andIfPresent("c.project_id < ?", page.cursor().map(after -> after.uuid(0)).orElse(null));
    return rows.read(userId, listSql(filter, page.limit() + 1), filter.parameters())
        .map(Rows::list)
        .map(found -> found.stream().map(ProjectRepository::answer).toList());
  }

  static String listSql(Filter filter, int rows) {
    return SELECT + filter.sql() + " order by c.project_id desc limit " + filter.parameter(rows);
  }

  static Cursor cursor(ProjectAnswer project) {
    return Cursor.of(project.id());
  }

  Uni<Optional<ProjectAnswer>> find(UUID userId, UUID projectId) {
    return rows.read(userId, FIND, Tuple.of(projectId))
        .map(found -> Rows.first(found).map(ProjectRepository::answer));
  }

  private static ProjectAnswer answer(Row row) {
    return new ProjectAnswer(
        row.getUUID("id"),
        row.getUUID("owner_id"),
        row.getString("name"),
        row.getString("slug"),
        row.getString("description"),
        Wire.read(ProjectStatus.class, row.getString("status")),
        row.getLocalDate("start_date"),
        row.getLocalDate("end_date"),
        Rows.texts(row, "tags"),
        row.getInteger("credits"),
        Rows.object(row, "metadata"),
        Wire.read(Role.class, row.getString("my_role")),
        row.getInteger("version"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /** A slug like the wanted one that no project of the owner has until the transaction ends. */
  Uni<String> freeSlug(Mutiny.Session session, UUID ownerId, String wanted) {
    return session
        .createNativeQuery("select projects.free_slug(?1, ?2)", String.class)
        .setParameter(1, ownerId)
        .setParameter(2, wanted)
        .getSingleResult();
  }

  /** Stores a project at once: what follows needs the membership that comes with it. */
  Uni<Void> insert(Mutiny.Session session, Project project) {
    return session.persist(project).chain(session::flush);
  }

  /** A project, locked until the transaction ends, deleted or not. */
  Uni<Optional<Project>> lock(Mutiny.Session session, UUID projectId) {
    return session
        .createSelectionQuery("from Project p where p.id = :id", Project.class)
        .setParameter("id", projectId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Writes the changes and reads back what triggers made of them. */
  Uni<Void> store(Mutiny.Session session, Project project) {
    return session.flush().chain(() -> session.refresh(project));
  }

  /** The role of the current user in a deleted project too. */
  Uni<Optional<Role>> role(Mutiny.Session session, UUID projectId) {
    return session
        .createNativeQuery(
            """
            select cast(c.role as text) from projects.project_collaborators c
             where c.project_id = ?1
               and c.user_id = cast(nullif(current_setting('app.user_id', true), '') as uuid)
            """,
            String.class)
        .setParameter(1, projectId)
        .getSingleResultOrNull()
        .map(found -> Optional.ofNullable(found).map(role -> Wire.read(Role.class, role)));
  }
}
