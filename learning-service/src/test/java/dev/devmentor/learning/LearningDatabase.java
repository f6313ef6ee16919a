package dev.devmentor.learning;

import dev.devmentor.migrations.testing.Rows;
import java.util.List;
import java.util.UUID;

/** What tests look up or prepare in the database, around the service. */
public final class LearningDatabase {

  /** The tables in which the service keeps what a user does; the outbox forgets. */
  public static final List<String> USER_TABLES =
      List.of(
          "assessment_answers",
          "assessments",
          "idempotency_keys",
          "progress",
          "recommendations",
          "roadmap_items",
          "roadmaps",
          "skill_mastery");

  private LearningDatabase() {}

  /** The key of a question: letters of the right choices, or accepted texts. */
  public static List<String> key(String questionId) {
    return Rows.query(
        "select unnest(answer) from learning.questions where id = ?", UUID.fromString(questionId));
  }

  /** As if an assessment had shown that the user masters the skill. */
  public static void master(UUID userId, String skill) {
    Rows.update(
        """
        insert into learning.skill_mastery
          (user_id, skill_id, ability, standard_error, mastery, mastered, evidence_count)
        select ?, id, 1.5, 0.5, 0.95, true, 8 from learning.skills where slug = ?
        """,
        userId,
        skill);
  }
}
