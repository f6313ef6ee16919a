package dev.devmentor.learning.assessment.question;

import dev.devmentor.learning.assessment.irt.BankItem;
import dev.devmentor.learning.assessment.irt.ItemParameters;
import dev.devmentor.learning.assessment.question.QuestionView.Choice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.Immutable;

/** A question of the bank, without its key: the service cannot read that one. */
@Entity
@Immutable
@Table(name = "questions", schema = "learning")
public class Question {

  @Id private UUID id;

  @Column(name = "skill_id")
  private UUID skillId;

  private QuestionKind kind;
  private String prompt;
  private String[] choices;
  private double discrimination;
  private double difficulty;

  /** For Hibernate. */
  protected Question() {}

  UUID id() {
    return id;
  }

  /** The question as an item of a test. */
  BankItem item() {
    return new BankItem(id, new ItemParameters(discrimination, difficulty));
  }

  /** The question as learners see it. */
  QuestionView view() {
    return new QuestionView(id, kind, prompt, choices == null ? null : lettered());
  }

  private List<Choice> lettered() {
    return IntStream.range(0, choices.length)
        .mapToObj(i -> new Choice(Choice.letter(i), choices[i]))
        .toList();
  }
}
