package dev.devmentor.learning.assessment;

import dev.devmentor.learning.LearningProblem.UnknownSkill;
import dev.devmentor.learning.assessment.irt.TestEnd;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Assessments in the database: aggregates through Hibernate, lists in one round trip. */
@ApplicationScoped
class AssessmentRepository {

  private final RowSecurity rowSecurity;

  AssessmentRepository(RowSecurity rowSecurity) {
    this.rowSecurity = rowSecurity;
  }

  /** {@link UnknownSkill} if there is none of that slug. */
  Uni<UUID> skillId(Mutiny.Session session, String slug) {
    return session
        .createNativeQuery("select id from learning.skills where slug = ?1", UUID.class)
        .setParameter(1, slug)
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(() -> new UnknownSkill(List.of(slug)));
  }

  Uni<String> slug(Mutiny.Session session, UUID skillId) {
    return session
        .createNativeQuery("select slug from learning.skills where id = ?1", String.class)
        .setParameter(1, skillId)
        .getSingleResult();
  }

  Uni<Void> persist(Mutiny.Session session, Assessment assessment) {
    return session.persist(assessment).chain(session::flush);
  }

  /** With its answers; null if it is not there or not the user's. */
  Uni<Assessment> find(Mutiny.Session session, UUID id) {
    return session.find(Assessment.class, id).call(found -> fetchAnswers(session, found));
  }

  /** Like {@link #find}; who answers at the same time waits for the end of this transaction. */
  Uni<Assessment> lock(Mutiny.Session session, UUID id) {
    return session
        .find(Assessment.class, id, LockModeType.PESSIMISTIC_WRITE)
        .call(found -> fetchAnswers(session, found));
  }

  private static Uni<?> fetchAnswers(Mutiny.Session session, Assessment found) {
    return found == null ? Uni.createFrom().nullItem() : session.fetch(found.answers());
  }

  /**
   * One assessment more than the page holds, the newest first, without questions and answers.
   *
   * @param masteredFrom the probability from which a skill counts as mastered
   */
  Uni<List<AssessmentView>> list(UUID userId, PageRequest page, double masteredFrom) {
    Filter filter = new Filter(userId, masteredFrom);
    filter.andIfPresent("test.id < ?", page.cursor().map(cursor -> cursor.uuid(0)).orElse(null));
    String sql =
        """
        select test.id, skill.slug, test.status::text as status, test.ability, test.standard_error,
               test.mastery, test.mastery >= $2 as mastered, test.ended_by::text as ended_by,
               test.started_at, test.finished_at, test.version, given.answers, given.correct
        from learning.assessments as test
        join learning.skills as skill on skill.id = test.skill_id
        cross join lateral (
          select count(*)::int as answers, (count(*) filter (where answer.correct))::int as correct
          from learning.assessment_answers as answer
          where answer.user_id = test.user_id and answer.assessment_id = test.id) as given
        where test.user_id = $1%s
        order by test.id desc
        limit %s
        """
            .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return rowSecurity
        .read(userId, sql, filter.parameters())
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(AssessmentRepository::view)
                    .toList());
  }

  private static AssessmentView view(Row row) {
    boolean finished = row.getString("ended_by") != null;
    return new AssessmentView(
        row.getUUID("id"),
        row.getString("slug"),
        AssessmentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getDouble("ability"),
        row.getDouble("standard_error"),
        null,
        finished ? result(row) : null,
        null,
        row.getOffsetDateTime("started_at").toInstant(),
        finished ? row.getOffsetDateTime("finished_at").toInstant() : null,
        row.getInteger("version"));
  }

  private static AssessmentView.Result result(Row row) {
    return new AssessmentView.Result(
        row.getDouble("ability"),
        row.getDouble("standard_error"),
        row.getDouble("mastery"),
        row.getBoolean("mastered"),
        row.getInteger("answers"),
        row.getInteger("correct"),
        TestEnd.valueOf(row.getString("ended_by").toUpperCase(Locale.ROOT)));
  }
}
