package dev.devmentor.learning.recommendation;

import dev.devmentor.learning.progress.ProgressStatus;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The facts behind recommendations, and the decisions on them, in the database. */
@ApplicationScoped
class RecommendationRepository {

  static final String FACTS =
      """
      with done as (
        select skill_id from learning.skill_mastery where user_id = $1 and mastered
        union
        select skill_id from learning.progress
        where user_id = $1 and status = 'completed' and skill_id is not null),
      planned as (
        select item.skill_id, array_agg(distinct roadmap.title) as roadmaps,
               bool_or(skill.slug = any (roadmap.goal_skills)) as goal
        from learning.roadmaps as roadmap
        join learning.roadmap_items as item
          on item.user_id = roadmap.user_id and item.roadmap_id = roadmap.id
        join learning.skills as skill on skill.id = item.skill_id
        where roadmap.user_id = $1 and roadmap.status = 'active'
        group by item.skill_id),
      edges as (
        select edge.skill_id, edge.requires_id,
               prerequisite.slug as prerequisite, dependant.slug as dependant,
               edge.requires_id in (select skill_id from done) as prerequisite_done,
               edge.skill_id in (select skill_id from done) as dependant_done
        from learning.skill_prerequisites as edge
        join learning.skills as prerequisite on prerequisite.id = edge.requires_id
        join learning.skills as dependant on dependant.id = edge.skill_id),
      needs as (
        select skill_id,
               array_agg(prerequisite order by prerequisite)
                 filter (where prerequisite_done) as done_before,
               array_agg(prerequisite order by prerequisite)
                 filter (where not prerequisite_done) as open_before
        from edges group by skill_id),
      opens as (
        select requires_id as skill_id, array_agg(dependant order by dependant) as slugs
        from edges where not dependant_done group by requires_id),
      decisions as (
        select target, array_agg(kind::text) as kinds
        from learning.recommendations
        where user_id = $1 and decided_at > now() - make_interval(secs => $2)
        group by target)
      select skill.slug, skill.name, skill.id in (select skill_id from done) as done,
             coalesce(node.status::text, 'not_started') as status,
             coalesce(planned.roadmaps, '{}') as roadmaps, coalesce(planned.goal, false) as goal,
             coalesce(needs.done_before, '{}') as done_before,
             coalesce(needs.open_before, '{}') as open_before,
             coalesce(opens.slugs, '{}') as opens,
             known.mastery, coalesce(known.mastered, false) as mastered,
             exists (select from learning.questions as question
                     where question.skill_id = skill.id) as assessable,
             coalesce(decisions.kinds, '{}') as decided
      from learning.skills as skill
      left join learning.progress as node on node.user_id = $1 and node.node = skill.id
      left join learning.skill_mastery as known on known.user_id = $1 and known.skill_id = skill.id
      left join planned on planned.skill_id = skill.id
      left join needs on needs.skill_id = skill.id
      left join opens on opens.skill_id = skill.id
      left join decisions on decisions.target = skill.slug
      """;

  private final RowSecurity rowSecurity;
  private final RecommendationConfig config;

  RecommendationRepository(RowSecurity rowSecurity, RecommendationConfig config) {
    this.rowSecurity = rowSecurity;
    this.config = config;
  }

  /** What is known about the user and every skill. */
  Uni<List<SkillFacts>> facts(UUID userId) {
    return rowSecurity
        .read(userId, FACTS, factsOf(userId))
        .map(rows -> stream(rows).map(RecommendationRepository::facts).toList());
  }

  /** The same inside a transaction. */
  Uni<List<SkillFacts>> facts(SqlConnection connection, UUID userId) {
    return connection
        .preparedQuery(FACTS)
        .execute(factsOf(userId))
        .map(rows -> stream(rows).map(RecommendationRepository::facts).toList());
  }

  private Tuple factsOf(UUID userId) {
    return Tuple.of(userId, (double) config.decidedFor().toSeconds());
  }

  /** Decisions of one user on one recommendation take turns. */
  Uni<Void> lock(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  /** A recommendation that was lately decided on, as it was shown. */
  Uni<Optional<Recommendation>> decided(SqlConnection connection, UUID id) {
    String sql =
        """
        select decision.id, decision.kind::text as kind, decision.target, skill.name, decision.score,
               decision.because, decision.status::text as status
        from learning.recommendations as decision
        join learning.skills as skill on skill.slug = decision.target
        where decision.id = $1 and decision.decided_at > now() - make_interval(secs => $2)
        """;
    return connection
        .preparedQuery(sql)
        .execute(factsOf(id))
        .map(rows -> stream(rows).findFirst().map(RecommendationRepository::recommendation));
  }

  /** Writes a decision down, in place of one that is too old to count. */
  Uni<Void> save(SqlConnection connection, UUID userId, Recommendation decided) {
    String sql =
        """
        insert into learning.recommendations (id, user_id, kind, target, score, because, status)
        values ($1, $2, $3::text::learning.recommendation_kind, $4, $5, $6,
                $7::text::learning.recommendation_status)
        on conflict (id) do update
        set score = excluded.score, because = excluded.because, status = excluded.status, decided_at = now()
        """;
    return connection
        .preparedQuery(sql)
        .execute(
            Tuple.tuple()
                .addUUID(decided.id())
                .addUUID(userId)
                .addString(decided.kind().label())
                .addString(decided.target())
                .addDouble(decided.score())
                .addJsonArray(json(decided.because()))
                .addString(decided.status().label()))
        .replaceWithVoid();
  }

  private static JsonArray json(List<Reason> because) {
    List<JsonObject> reasons =
        because.stream()
            .map(
                reason ->
                    new JsonObject()
                        .put("reason", reason.reason())
                        .put("text", reason.text())
                        .put("skills", new JsonArray(reason.skills()))
                        .put("weight", reason.weight()))
            .toList();
    return new JsonArray(reasons);
  }

  private static Recommendation recommendation(Row row) {
    RecommendationKind kind = RecommendationKind.ofLabel(row.getString("kind"));
    return new Recommendation(
        row.getUUID("id"),
        kind,
        kind.title(row.getString("name")),
        row.getString("target"),
        row.getDouble("score"),
        row.getJsonArray("because").stream().map(reason -> reason((JsonObject) reason)).toList(),
        Decision.ofLabel(row.getString("status")));
  }

  private static Reason reason(JsonObject reason) {
    return new Reason(
        reason.getString("reason"),
        reason.getString("text"),
        reason.getJsonArray("skills").stream().map(String.class::cast).toList(),
        reason.getDouble("weight"));
  }

  private static SkillFacts facts(Row row) {
    return new SkillFacts(
        row.getString("slug"),
        row.getString("name"),
        row.getBoolean("done"),
        ProgressStatus.ofLabel(row.getString("status")),
        List.of(row.getArrayOfStrings("roadmaps")),
        row.getBoolean("goal"),
        List.of(row.getArrayOfStrings("done_before")),
        List.of(row.getArrayOfStrings("open_before")),
        List.of(row.getArrayOfStrings("opens")),
        row.getDouble("mastery"),
        row.getBoolean("mastered"),
        row.getBoolean("assessable"),
        kinds(row.getArrayOfStrings("decided")));
  }

  private static Set<RecommendationKind> kinds(String[] labels) {
    return Stream.of(labels).map(RecommendationKind::ofLabel).collect(Collectors.toSet());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
