package dev.devmentor.project.activity;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.input.QueryValue;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.sql.Listing;
import dev.devmentor.project.sql.ProjectChildren;
import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Reads what the triggers wrote. */
@ApplicationScoped
class ActivityRepository {

  private static final String COLUMNS =
      "id, project_id, actor_id, entity_type, entity_id, action, changes, created_at";

  private final ProjectChildren children;

  ActivityRepository(ProjectChildren children) {
    this.children = children;
  }

  /**
   * The newest first; one more than the page holds.
   *
   * @param entity a kind of thing or the id of one; null for all
   * @param since null for all times
   */
  Uni<List<Activity>> list(
      UUID userId, UUID projectId, QueryValue entity, Instant since, PageRequest page) {
    return children.listOfPartitions(
        userId, listing(projectId, entity, since, page), ActivityRepository::activity);
  }

  static Listing listing(UUID projectId, QueryValue entity, Instant since, PageRequest page) {
    Filter filter = new Filter(projectId);
    if (since != null) {
      filter.and("created_at >= ?", utc(since));
    }
    onEntity(filter, entity);
    page.cursor()
        .ifPresent(
            before -> filter.and("(created_at, id) < (?, ?)", utc(time(before)), before.uuid(1)));
    return new Listing(
        "projects.activity", COLUMNS, filter, "created_at desc, id desc", page.limit() + 1);
  }

  private static void onEntity(Filter filter, QueryValue entity) {
    if (entity.value() != null && entity.value().length() == 36) {
      filter.and("entity_id = ?", entity.uuid());
    } else if (entity.value() != null) {
      filter.and(
          "entity_type = cast(? as projects.activity_entity)",
          entity.choice(EntityType.class).wire());
    }
  }

  static Cursor cursor(Activity activity) {
    return Cursor.of(activity.createdAt(), activity.id());
  }

  private static Instant time(Cursor cursor) {
    return new QueryValue("cursor", cursor.string(0)).instant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static Activity activity(Row row) {
    return new Activity(
        row.getUUID("id"),
        row.getUUID("project_id"),
        row.getUUID("actor_id"),
        Wire.read(EntityType.class, row.getString("entity_type")),
        row.getUUID("entity_id"),
        row.getString("action"),
        Rows.object(row, "changes"),
        Rows.instant(row, "created_at"));
  }
}
