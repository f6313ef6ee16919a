package dev.devmentor.learning.assessment.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AdaptiveTestTest {

  private static final TestRules RULES = new TestRules(0.55, 12, 0.5);
  private static final BankItem EASY = item(1, 1.5, -2);
  private static final BankItem MEDIUM = item(2, 1.5, 0);
  private static final BankItem HARD = item(3, 1.5, 2);
  private static final List<BankItem> BANK = List.of(EASY, MEDIUM, HARD);

  @Test
  void asksForTheAverageFirst() {
    assertThat(asked(List.of())).isEqualTo(MEDIUM.id());
  }

  @Test
  void asksAHarderQuestionAfterARightAnswer() {
    assertThat(asked(List.of(new ScoredAnswer(MEDIUM.id(), true)))).isEqualTo(HARD.id());
  }

  @Test
  void asksAnEasierQuestionAfterAWrongAnswer() {
    assertThat(asked(List.of(new ScoredAnswer(MEDIUM.id(), false)))).isEqualTo(EASY.id());
  }

  @Test
  void prefersTheSharperOfTwoEquallyDifficultQuestions() {
    AdaptiveTest test = new AdaptiveTest(List.of(item(1, 1, 0), item(2, 2, 0)), RULES);

    assertThat(((TestState.Asking) test.after(List.of())).itemId()).isEqualTo(new UUID(0, 2));
  }

  @Test
  void endsWhenTheBankIsExhausted() {
    TestState end = run(new AdaptiveTest(BANK, RULES), _ -> true);

    assertThat(end).extracting("end").isEqualTo(TestEnd.EXHAUSTED);
    assertThat(end.estimate().mastery()).isGreaterThan(0.5);
  }

  @Test
  void endsWhenTheEstimateIsPreciseEnough() {
    List<BankItem> sharp = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sharp.add(item(i, 3, 0));
    }

    TestState end =
        run(new AdaptiveTest(sharp, RULES), id -> id.getLeastSignificantBits() % 2 == 0);

    assertThat(end).extracting("end").isEqualTo(TestEnd.PRECISE);
    assertThat(end.estimate().standardError()).isLessThanOrEqualTo(0.55);
  }

  @Test
  void endsWhenItIsLongEnough() {
    List<BankItem> blunt = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      blunt.add(item(i, 0.2, 0));
    }

    assertThat(run(new AdaptiveTest(blunt, RULES), _ -> true))
        .extracting("end")
        .isEqualTo(TestEnd.LENGTH);
  }

  private static UUID asked(List<ScoredAnswer> answers) {
    return ((TestState.Asking) new AdaptiveTest(BANK, RULES).after(answers)).itemId();
  }

  /** Answers until the end, and checks that no question comes twice. */
  private static TestState run(AdaptiveTest test, Predicate<UUID> knows) {
    List<ScoredAnswer> answers = new ArrayList<>();
    Set<UUID> asked = new HashSet<>();
    TestState state = test.after(answers);
    while (state instanceof TestState.Asking asking) {
      assertThat(asked.add(asking.itemId())).isTrue();
      answers.add(new ScoredAnswer(asking.itemId(), knows.test(asking.itemId())));
      state = test.after(answers);
    }
    return state;
  }

  private static BankItem item(int id, double discrimination, double difficulty) {
    return new BankItem(new UUID(0, id), new ItemParameters(discrimination, difficulty));
  }
}
