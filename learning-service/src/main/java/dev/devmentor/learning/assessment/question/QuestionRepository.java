package dev.devmentor.learning.assessment.question;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The question bank in the database. Keys stay there: answers are graded by a function. */
@ApplicationScoped
public class QuestionRepository {

  /** Every question on a skill. */
  public Uni<QuestionBank> bank(Mutiny.Session session, UUID skillId) {
    return session
        .createSelectionQuery("from Question q where q.skillId = :skill", Question.class)
        .setParameter("skill", skillId)
        .getResultList()
        .map(QuestionBank::new);
  }

  /** Whether an answer is right, and why. */
  public Uni<Grade> grade(Mutiny.Session session, UUID questionId, GivenAnswer answer) {
    return session
        .createNativeQuery(
            "select correct, explanation from learning.grade_answer(?1, ?2)", Object[].class)
        .setParameter(1, questionId)
        .setParameter(2, answer.values().toArray(String[]::new))
        .getSingleResult()
        .map(row -> new Grade((Boolean) row[0], (String) row[1]));
  }
}
