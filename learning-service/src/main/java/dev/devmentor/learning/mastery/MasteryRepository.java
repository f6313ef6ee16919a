package dev.devmentor.learning.mastery;

import dev.devmentor.learning.assessment.irt.AbilityEstimate;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Mastery in the database: {@code learning.skill_mastery}. */
@ApplicationScoped
public class MasteryRepository {

  private final RowSecurity rowSecurity;

  MasteryRepository(RowSecurity rowSecurity) {
    this.rowSecurity = rowSecurity;
  }

  /** One skill more than the page holds, by slug. */
  Uni<List<Mastery>> list(UUID userId, PageRequest page) {
    Filter filter = new Filter(userId);
    filter.andIfPresent(
        "skill.slug > ?", page.cursor().map(cursor -> cursor.string(0)).orElse(null));
    String sql =
        """
        select skill.slug, skill.name, known.ability, known.standard_error, known.mastery,
               known.mastered, known.evidence_count, known.assessed_at
        from learning.skill_mastery as known
        join learning.skills as skill on skill.id = known.skill_id
        where known.user_id = $1%s
        order by skill.slug
        limit %s
        """
            .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return rowSecurity
        .read(userId, sql, filter.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(MasteryRepository::mastery)
                    .toList());
  }

  /**
   * The result of an assessment replaces the one before: people learn and forget. Its answers add
   * to the evidence.
   */
  public Uni<Void> save(
      Mutiny.Session session,
      UUID userId,
      UUID skillId,
      AbilityEstimate estimate,
      boolean mastered,
      int answers) {
    String sql =
        """
        insert into learning.skill_mastery as known
          (user_id, skill_id, ability, standard_error, mastery, mastered, evidence_count)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        on conflict (user_id, skill_id) do update
        set ability = excluded.ability, standard_error = excluded.standard_error,
            mastery = excluded.mastery, mastered = excluded.mastered, assessed_at = now(),
            evidence_count = known.evidence_count + excluded.evidence_count
        """;
    return session
        .createNativeQuery(sql)
        .setParameter(1, userId)
        .setParameter(2, skillId)
        .setParameter(3, estimate.ability())
        .setParameter(4, estimate.standardError())
        .setParameter(5, estimate.mastery())
        .setParameter(6, mastered)
        .setParameter(7, answers)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Mastery mastery(Row row) {
    return new Mastery(
        row.getString("slug"),
        row.getString("name"),
        row.getDouble("ability"),
        row.getDouble("standard_error"),
        row.getDouble("mastery"),
        row.getBoolean("mastered"),
        row.getInteger("evidence_count"),
        row.getOffsetDateTime("assessed_at").toInstant());
  }
}
