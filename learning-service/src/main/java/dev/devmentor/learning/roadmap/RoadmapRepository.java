package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.LearningProblem.UnknownSkill;
import dev.devmentor.learning.progress.ProgressStatus;
import dev.devmentor.learning.roadmap.path.SkillNode;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Roadmaps in the database: made as aggregates through Hibernate, read in one round trip. */
@ApplicationScoped
class RoadmapRepository {

  private static final String SELECT =
      """
      select roadmap.id, roadmap.title, roadmap.goal_skills, roadmap.status::text as status,
             roadmap.version, roadmap.created_at, roadmap.updated_at,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', item.id, 'title', item.title, 'skill', item.skill,
                       'position', item.position, 'after', item.after, 'status', item.status, 'percent', item.percent)
                     order by item.position), '[]')
              from learning.item_progress as item
              where item.user_id = roadmap.user_id and item.roadmap_id = roadmap.id) as items
      from learning.roadmaps as roadmap
      """;

  private static final String ONE = SELECT + "where roadmap.user_id = $1 and roadmap.id = $2";

  private static final String NODES =
      """
      select skill.id, skill.slug, skill.name, coalesce(known.mastered, false) as mastered,
             coalesce(node.status::text, 'not_started') as status,
             coalesce(node.percent, 0) as percent,
             array(select prerequisite.slug
                   from learning.skill_prerequisites as edge
                   join learning.skills as prerequisite on prerequisite.id = edge.requires_id
                   where edge.skill_id = skill.id
                   order by prerequisite.slug) as requires
      from learning.skills as skill
      left join learning.skill_mastery as known on known.user_id = $1 and known.skill_id = skill.id
      left join learning.progress as node on node.user_id = $1 and node.node = skill.id
      """;

  private final RowSecurity rowSecurity;

  RoadmapRepository(RowSecurity rowSecurity) {
    this.rowSecurity = rowSecurity;
  }

  /** One roadmap more than the page holds, the newest first. */
  Uni<List<RoadmapView>> list(UUID userId, PageRequest page) {
    Filter filter = new Filter(userId);
    filter.andIfPresent("roadmap.id < ?", page.cursor().map(cursor -> cursor.uuid(0)).orElse(null));
    String sql =
        SELECT
            + "where roadmap.user_id = $1%s order by roadmap.id desc limit %s"
                .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return rowSecurity
        .read(userId, sql, filter.parameters())
        .map(rows -> stream(rows).map(RoadmapRepository::roadmap).toList());
  }

  Uni<Optional<RoadmapView>> find(UUID userId, UUID id) {
    return rowSecurity
        .read(userId, ONE, Tuple.of(userId, id))
        .map(rows -> stream(rows).findFirst().map(RoadmapRepository::roadmap));
  }

  /** A roadmap that is known to exist, as this transaction sees it. */
  Uni<RoadmapView> read(SqlConnection connection, UUID userId, UUID id) {
    return connection
        .preparedQuery(ONE)
        .execute(Tuple.of(userId, id))
        .map(rows -> roadmap(rows.iterator().next()));
  }

  /** These skills, by slug; {@link UnknownSkill} if some do not exist. */
  Uni<Map<String, SkillNode>> skills(UUID userId, List<String> slugs) {
    return nodes(userId, slugs, NODES + "where skill.slug = any ($2)");
  }

  /**
   * These skills and all that they build on, by slug; {@link UnknownSkill} if some do not exist.
   */
  Uni<Map<String, SkillNode>> closure(UUID userId, List<String> slugs) {
    String sql =
        """
        with recursive needed (id) as (
          select id from learning.skills where slug = any ($2)
          union
          select edge.requires_id
          from needed join learning.skill_prerequisites as edge on edge.skill_id = needed.id)
        """
            + NODES
            + "join needed on needed.id = skill.id";
    return nodes(userId, slugs, sql);
  }

  private Uni<Map<String, SkillNode>> nodes(UUID userId, List<String> slugs, String sql) {
    return rowSecurity
        .read(userId, sql, Tuple.of(userId, slugs.toArray(String[]::new)))
        .map(RoadmapRepository::bySlug)
        .invoke(found -> requireAll(slugs, found));
  }

  private static Map<String, SkillNode> bySlug(RowSet<Row> rows) {
    Map<String, SkillNode> nodes = new LinkedHashMap<>();
    stream(rows).map(RoadmapRepository::node).forEach(node -> nodes.put(node.slug(), node));
    return nodes;
  }

  private static void requireAll(List<String> slugs, Map<String, SkillNode> found) {
    List<String> unknown = slugs.stream().filter(slug -> !found.containsKey(slug)).toList();
    if (!unknown.isEmpty()) {
      throw new UnknownSkill(unknown);
    }
  }

  Uni<Void> persist(Mutiny.Session session, Roadmap roadmap) {
    return session.persist(roadmap).chain(session::flush);
  }

  /** Its version; empty if it is not there or not the user's. */
  Uni<Optional<Integer>> lock(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select version from learning.roadmaps where id = $1 for update")
        .execute(Tuple.of(id))
        .map(rows -> stream(rows).findFirst().map(row -> row.getInteger("version")));
  }

  /** What stays as it is counts as no change. */
  Uni<Void> update(SqlConnection connection, UUID id, ChangeRoadmap change) {
    String sql =
        """
        update learning.roadmaps
        set title = coalesce($2, title),
            status = coalesce($3::text::learning.roadmap_status, status)
        where id = $1
          and (title, status) is distinct from
              (coalesce($2, title), coalesce($3::text::learning.roadmap_status, status))
        """;
    String status = change.status() == null ? null : change.status().label();
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(id, change.title(), status))
        .replaceWithVoid();
  }

  /** The database removes the items along with it; progress of skills stays. */
  Uni<Void> delete(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("delete from learning.roadmaps where id = $1")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  private static SkillNode node(Row row) {
    return new SkillNode(
        row.getUUID("id"),
        row.getString("slug"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("requires")),
        row.getBoolean("mastered"),
        ProgressStatus.ofLabel(row.getString("status")),
        row.getInteger("percent"));
  }

  private static RoadmapView roadmap(Row row) {
    return new RoadmapView(
        row.getUUID("id"),
        row.getString("title"),
        List.of(row.getArrayOfStrings("goal_skills")),
        RoadmapStatus.ofLabel(row.getString("status")),
        items(row.getJsonArray("items")),
        row.getInteger("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant());
  }

  private static List<RoadmapView.Item> items(JsonArray items) {
    return items.stream().map(item -> item((JsonObject) item)).toList();
  }

  private static RoadmapView.Item item(JsonObject item) {
    return new RoadmapView.Item(
        UUID.fromString(item.getString("id")),
        item.getString("title"),
        item.getString("skill"),
        item.getInteger("position"),
        item.getJsonArray("after").stream().map(id -> UUID.fromString((String) id)).toList(),
        ProgressStatus.ofLabel(item.getString("status")),
        item.getInteger("percent"));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
