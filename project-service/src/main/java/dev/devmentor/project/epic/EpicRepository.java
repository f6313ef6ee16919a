package dev.devmentor.project.epic;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.sql.Listing;
import dev.devmentor.project.sql.Place;
import dev.devmentor.project.sql.ProjectChildren;
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

/** Epics in the database: reads through the Vert.x client, commands through Hibernate Reactive. */
@ApplicationScoped
class EpicRepository {

  private static final String COLUMNS =
      "id, project_id, name, description, status, position, version, created_at, updated_at";

  private final RowSecurity rows;
  private final ProjectChildren children;

  EpicRepository(RowSecurity rows, ProjectChildren children) {
    this.rows = rows;
    this.children = children;
  }

  /** In their order; one more than the page holds. */
  Uni<List<EpicAnswer>> list(UUID userId, UUID projectId, PageRequest page) {
    return children.list(userId, listing(projectId, page), EpicRepository::answer);
  }

  static Listing listing(UUID projectId, PageRequest page) {
    Filter filter = new Filter(projectId).and("deleted_at is null");
    page.cursor().map(Place::of).ifPresent(place -> place.after(filter));
    return new Listing("projects.epics", COLUMNS, filter, "position, id", page.limit() + 1);
  }

  Uni<Optional<EpicAnswer>> find(UUID userId, UUID projectId, UUID epicId) {
    String sql =
        "select "
            + COLUMNS
            + " from projects.epics where id = $1 and project_id = $2 and deleted_at is null";
    return rows.read(userId, sql, Tuple.of(epicId, projectId))
        .map(found -> Rows.first(found).map(EpicRepository::answer));
  }

  private static EpicAnswer answer(Row row) {
    return new EpicAnswer(
        row.getUUID("id"),
        row.getUUID("project_id"),
        row.getString("name"),
        row.getString("description"),
        Wire.read(EpicStatus.class, row.getString("status")),
        Place.plain(row.getBigDecimal("position")),
        row.getInteger("version"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  Uni<Void> insert(Mutiny.Session session, Epic epic) {
    return session.persist(epic).chain(session::flush);
  }

  /** Writes the changes and reads back what triggers made of them. */
  Uni<Void> store(Mutiny.Session session, Epic epic) {
    return session.flush().chain(() -> session.refresh(epic));
  }

  /** An epic that is not deleted, locked until the transaction ends. */
  Uni<Optional<Epic>> lock(Mutiny.Session session, UUID projectId, UUID epicId) {
    return session
        .createSelectionQuery(
            "from Epic e where e.id = :id and e.projectId = :project and e.deletedAt is null",
            Epic.class)
        .setParameter("id", epicId)
        .setParameter("project", projectId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Has whoever wants to refer to the epic wait for the end of this transaction, too. */
  Uni<Void> lockOut(Mutiny.Session session, UUID epicId) {
    return session
        .createNativeQuery("select id from projects.epics where id = ?1 for update", UUID.class)
        .setParameter(1, epicId)
        .getResultList()
        .replaceWithVoid();
  }

  /** The tasks of a deleted epic stay, without one. */
  Uni<Void> releaseTasks(Mutiny.Session session, UUID projectId, UUID epicId) {
    return session
        .createNativeQuery(
            """
            update projects.tasks set epic_id = null
             where project_id = ?1 and epic_id = ?2
            """)
        .setParameter(1, projectId)
        .setParameter(2, epicId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
