package dev.devmentor.learning.skill;

import dev.devmentor.learning.LearningProblem.PrerequisiteCycle;
import dev.devmentor.learning.LearningProblem.SlugTaken;
import dev.devmentor.learning.LearningProblem.UnknownSkill;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The skill graph in the database. It belongs to nobody, so reading it needs no user. */
@ApplicationScoped
class SkillRepository {

  private static final String SELECT =
      """
      select skill.slug, skill.name, skill.description, skill.category::text as category, skill.version,
             array(select needed.slug
                   from learning.skill_prerequisites as edge
                   join learning.skills as needed on needed.id = edge.requires_id
                   where edge.skill_id = skill.id order by needed.slug) as prerequisites,
             array(select dependant.slug
                   from learning.skill_prerequisites as edge
                   join learning.skills as dependant on dependant.id = edge.skill_id
                   where edge.requires_id = skill.id order by dependant.slug) as dependants
      from learning.skills as skill
      """;

  private final Pool pool;

  SkillRepository(Pool pool) {
    this.pool = pool;
  }

  /** A row locked for a change. */
  record Locked(UUID id, int version) {}

  /** One skill more than the page holds, by slug. */
  Uni<List<Skill>> list(String q, SkillCategory category, PageRequest page) {
    String sql =
        SELECT
            + """
            where ($1::text is null
                   or strpos(lower(concat_ws(' ', skill.slug, skill.name, skill.description)), lower($1)) > 0)
              and ($2::text is null or skill.category = $2::text::learning.skill_category)
              and ($3::text is null or skill.slug > $3)
            order by skill.slug
            limit $4
            """;
    String after = page.cursor().map((Cursor cursor) -> cursor.string(0)).orElse(null);
    String label = category == null ? null : category.label();
    return pool.preparedQuery(sql)
        .execute(Tuple.of(q, label, after, page.limit() + 1))
        .map(SkillRepository::skills);
  }

  Uni<Optional<Skill>> find(String slug) {
    return pool.preparedQuery(SELECT + "where skill.slug = $1")
        .execute(Tuple.of(slug))
        .map(rows -> skills(rows).stream().findFirst());
  }

  /** A skill that is known to exist, as this transaction sees it. */
  Uni<Skill> read(SqlConnection connection, String slug) {
    return connection
        .preparedQuery(SELECT + "where skill.slug = $1")
        .execute(Tuple.of(slug))
        .map(rows -> skills(rows).getFirst());
  }

  /** Writers of the graph take turns from here to the end of the transaction, so none deadlocks. */
  Uni<Void> lockGraph(SqlConnection connection) {
    return connection
        .query("select pg_advisory_xact_lock(hashtextextended('learning.skill_prerequisites', 0))")
        .execute()
        .replaceWithVoid();
  }

  Uni<Optional<Locked>> lock(SqlConnection connection, String slug) {
    return connection
        .preparedQuery("select id, version from learning.skills where slug = $1 for update")
        .execute(Tuple.of(slug))
        .map(rows -> stream(rows).findFirst().map(SkillRepository::locked));
  }

  /** Adds a skill without prerequisites; {@link SlugTaken} if there is one of that slug. */
  Uni<UUID> insert(SqlConnection connection, CreateSkill skill) {
    String sql =
        """
        insert into learning.skills (slug, name, description, category)
        values ($1, $2, $3, $4::text::learning.skill_category)
        on conflict (slug) do nothing
        returning id
        """;
    return connection
        .preparedQuery(sql)
        .execute(
            Tuple.of(skill.slug(), skill.name(), skill.description(), skill.category().label()))
        .map(rows -> stream(rows).findFirst().orElseThrow(() -> new SlugTaken(skill.slug())))
        .map(row -> row.getUUID("id"));
  }

  Uni<Void> update(SqlConnection connection, UUID id, ChangeSkill change) {
    String sql =
        """
        update learning.skills
        set name = coalesce($2, name), description = coalesce($3, description),
            category = coalesce($4::text::learning.skill_category, category)
        where id = $1
        """;
    String category = change.category() == null ? null : change.category().label();
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(id, change.name(), change.description(), category))
        .replaceWithVoid();
  }

  /**
   * Replaces what a skill builds on. The skills at the other end of a changed edge show it as a
   * dependant, so their versions move too.
   *
   * @throws UnknownSkill if a slug names none
   * @throws PrerequisiteCycle if the skill would build on itself
   */
  Uni<Void> setPrerequisites(SqlConnection connection, UUID id, List<String> slugs) {
    String sql =
        """
        with wanted as (select id from learning.skills where slug = any ($2)),
        removed as (
          delete from learning.skill_prerequisites
          where skill_id = $1 and requires_id not in (select id from wanted)
          returning requires_id),
        added as (
          insert into learning.skill_prerequisites (skill_id, requires_id)
          select $1, id from wanted
          on conflict do nothing
          returning requires_id)
        update learning.skills set version = default
        where id <> $1
          and id in (select requires_id from removed union all select requires_id from added)
        """;
    Tuple parameters = Tuple.of(id, slugs.toArray(String[]::new));
    return requireAll(connection, slugs)
        .chain(() -> connection.preparedQuery(sql).execute(parameters))
        .onFailure(SkillRepository::isCycle)
        .transform(refused -> new PrerequisiteCycle(((PgException) refused).getDetail()))
        .replaceWithVoid();
  }

  private static Uni<Void> requireAll(SqlConnection connection, List<String> slugs) {
    String sql =
        """
        select wanted.slug
        from unnest($1::text[]) with ordinality as wanted (slug, ordinal)
        where not exists (select from learning.skills as skill where skill.slug = wanted.slug)
        order by wanted.ordinal
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(slugs.toArray(String[]::new)))
        .map(rows -> stream(rows).map(row -> row.getString("slug")).toList())
        .invoke(SkillRepository::refuseUnknown)
        .replaceWithVoid();
  }

  private static void refuseUnknown(List<String> unknown) {
    if (!unknown.isEmpty()) {
      throw new UnknownSkill(unknown);
    }
  }

  private static boolean isCycle(Throwable failure) {
    return failure instanceof PgException refused
        && "skill_prerequisites_acyclic".equals(refused.getConstraint());
  }

  private static Locked locked(Row row) {
    return new Locked(row.getUUID("id"), row.getInteger("version"));
  }

  private static List<Skill> skills(RowSet<Row> rows) {
    return stream(rows).map(SkillRepository::skill).toList();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static Skill skill(Row row) {
    return new Skill(
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        SkillCategory.valueOf(row.getString("category").toUpperCase(Locale.ROOT)),
        List.of(row.getArrayOfStrings("prerequisites")),
        List.of(row.getArrayOfStrings("dependants")),
        row.getInteger("version"));
  }
}
