package dev.devmentor.learning.progress;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Progress in the database: {@code learning.progress} and the view of it by roadmap item. */
@ApplicationScoped
public class ProgressRepository {

  private static final String SELECT =
      """
      select id, roadmap_id, title, skill, status::text as status, percent, evidence,
             started_at, completed_at, version, updated_at
      from learning.item_progress
      """;

  /** Those who touch several roadmaps lock them in one order. */
  private static final String TOUCH =
      """
      with touched as (
        select id from learning.roadmaps where id in (%s) order by id for no key update)
      update learning.roadmaps as roadmap set version = default
      from touched where roadmap.id = touched.id
      """;

  private final RowSecurity rowSecurity;

  ProgressRepository(RowSecurity rowSecurity) {
    this.rowSecurity = rowSecurity;
  }

  /** One item more than the page holds, by id. */
  Uni<List<ItemProgress>> list(UUID userId, PageRequest page) {
    Filter filter = new Filter(userId);
    filter.andIfPresent("id > ?", page.cursor().map(cursor -> cursor.uuid(0)).orElse(null));
    String sql =
        SELECT
            + "where user_id = $1%s order by id limit %s"
                .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return rowSecurity
        .read(userId, sql, filter.parameters())
        .map(rows -> stream(rows).map(ProgressRepository::itemProgress).toList());
  }

  Uni<Optional<ItemProgress>> find(SqlConnection connection, UUID itemId) {
    return connection
        .preparedQuery(SELECT + "where id = $1")
        .execute(Tuple.of(itemId))
        .map(rows -> stream(rows).findFirst().map(ProgressRepository::itemProgress));
  }

  /** Writers of one node take turns, also those that come before its first row. */
  Uni<Void> lockNode(SqlConnection connection, UUID itemId) {
    String sql =
        """
        select pg_advisory_xact_lock(hashtextextended(concat(user_id, coalesce(skill_id, id)), 0))
        from learning.roadmap_items
        where id = $1
        """;
    return connection.preparedQuery(sql).execute(Tuple.of(itemId)).replaceWithVoid();
  }

  /** Replaces the progress of the item's node. */
  Uni<Void> save(SqlConnection connection, UUID itemId, ReportProgress report) {
    String sql =
        """
        insert into learning.progress as node
          (user_id, skill_id, roadmap_item_id, status, percent, evidence, started_at, completed_at)
        select user_id, skill_id, case when skill_id is null then id end,
               $2::text::learning.progress_status, $3::smallint, $4::jsonb,
               case when $2::text <> 'not_started' then now() end,
               case when $2::text = 'completed' then now() end
        from learning.roadmap_items
        where id = $1
        on conflict (user_id, node) do update
        set status = excluded.status, percent = excluded.percent, evidence = excluded.evidence,
            started_at = coalesce(node.started_at, excluded.started_at),
            completed_at = case when excluded.completed_at is not null
                                then coalesce(node.completed_at, excluded.completed_at) end
        """;
    return connection
        .preparedQuery(sql)
        .execute(
            Tuple.of(
                itemId,
                report.status().label(),
                (short) report.effectivePercent(),
                report.evidenceJson()))
        .replaceWithVoid();
  }

  /**
   * Roadmaps show the progress of their items, so the versions of those with this node move. It
   * locks them, and comes before the progress is written: whoever deletes a roadmap locks it before
   * its items, too.
   */
  Uni<Void> touchRoadmaps(SqlConnection connection, UUID itemId) {
    String sql =
        TOUCH.formatted(
            """
            select other.roadmap_id
            from learning.roadmap_items as item
            join learning.roadmap_items as other
              on other.user_id = item.user_id
             and (other.id = item.id or other.skill_id = item.skill_id)
            where item.id = $1
            """);
    return connection.preparedQuery(sql).execute(Tuple.of(itemId)).replaceWithVoid();
  }

  /** A skill that was recommended is begun; one that was begun or done before stays as it is. */
  public Uni<Void> start(SqlConnection connection, UUID userId, String skill) {
    String sql =
        """
        insert into learning.progress as node (user_id, skill_id, status, percent, started_at)
        select $1, id, 'in_progress', 0, now() from learning.skills where slug = $2
        on conflict (user_id, node) do update
        set status = 'in_progress', started_at = coalesce(node.started_at, now())
        where node.status = 'not_started'
        """;
    String lock =
        """
        select pg_advisory_xact_lock(hashtextextended(concat($1::uuid, id), 0))
        from learning.skills where slug = $2
        """;
    String touch =
        TOUCH.formatted(
            """
            select item.roadmap_id
            from learning.roadmap_items as item
            join learning.skills as skill on skill.id = item.skill_id
            where item.user_id = $1 and skill.slug = $2
            """);
    Tuple parameters = Tuple.of(userId, skill);
    return connection
        .preparedQuery(lock)
        .execute(parameters)
        .chain(() -> connection.preparedQuery(touch).execute(parameters))
        .chain(() -> connection.preparedQuery(sql).execute(parameters))
        .replaceWithVoid();
  }

  /** A skill that an assessment has shown to be mastered is done, on every roadmap. */
  public Uni<Void> complete(Mutiny.Session session, UUID userId, UUID skillId) {
    String sql =
        """
        insert into learning.progress as node
          (user_id, skill_id, status, percent, started_at, completed_at)
        values (?1, ?2, 'completed', 100, now(), now())
        on conflict (user_id, node) do update
        set status = 'completed', percent = 100, started_at = coalesce(node.started_at, now()),
            completed_at = now()
        where node.status <> 'completed'
        """;
    String touch =
        TOUCH.formatted(
            """
            select roadmap_id from learning.roadmap_items where user_id = ?1 and skill_id = ?2
            """);
    return lockNode(session, userId, skillId)
        .chain(() -> execute(session, touch, userId, skillId))
        .chain(() -> execute(session, sql, userId, skillId));
  }

  private static Uni<Void> lockNode(Mutiny.Session session, UUID userId, UUID skillId) {
    String sql =
        """
        select cast(pg_advisory_xact_lock(
                 hashtextextended(concat(cast(?1 as uuid), cast(?2 as uuid)), 0)) as text)
        """;
    return session
        .createNativeQuery(sql, String.class)
        .setParameter(1, userId)
        .setParameter(2, skillId)
        .getSingleResult()
        .replaceWithVoid();
  }

  private static Uni<Void> execute(Mutiny.Session session, String sql, UUID userId, UUID skillId) {
    return session
        .createNativeQuery(sql)
        .setParameter(1, userId)
        .setParameter(2, skillId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static ItemProgress itemProgress(Row row) {
    return new ItemProgress(
        row.getUUID("id"),
        row.getUUID("roadmap_id"),
        row.getString("title"),
        row.getString("skill"),
        ProgressStatus.ofLabel(row.getString("status")),
        row.getInteger("percent"),
        row.getJsonObject("evidence").getMap(),
        instant(row, "started_at"),
        instant(row, "completed_at"),
        row.getInteger("version"),
        instant(row, "updated_at"));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column) == null ? null : row.getOffsetDateTime(column).toInstant();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
