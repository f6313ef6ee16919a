package dev.devmentor.learning.assessment.irt;

import dev.devmentor.learning.assessment.irt.TestState.Asking;
import dev.devmentor.learning.assessment.irt.TestState.Ended;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computerised adaptive testing over the bank of one skill: after each answer the ability is
 * estimated anew, and the unanswered item with the most Fisher information at that ability is
 * asked, until the estimate is precise enough.
 *
 * <p>Source: F. M. Lord, Applications of Item Response Theory to Practical Testing Problems, 1980,
 * chapter 10; H. Wainer et al., Computerized Adaptive Testing: A Primer, second edition, 2000.
 */
public final class AdaptiveTest {

  private final Map<UUID, BankItem> bank;
  private final TestRules rules;

  /**
   * A test over a bank.
   *
   * @param bank the items of one skill, at least one
   */
  public AdaptiveTest(List<BankItem> bank, TestRules rules) {
    if (bank.isEmpty()) {
      throw new IllegalArgumentException("nothing to ask");
    }
    this.bank = bank.stream().collect(Collectors.toMap(BankItem::id, Function.identity()));
    this.rules = rules;
  }

  /** Where the test stands; the order of the answers does not matter. */
  public TestState after(List<ScoredAnswer> answers) {
    AbilityPosterior posterior = AbilityPosterior.prior();
    for (ScoredAnswer answer : answers) {
      posterior = posterior.after(bank.get(answer.itemId()).parameters(), answer.correct());
    }
    return next(AbilityEstimate.of(posterior, rules.masteryCut()), answers);
  }

  private TestState next(AbilityEstimate estimate, List<ScoredAnswer> answers) {
    if (estimate.standardError() <= rules.targetStandardError()) {
      return new Ended(estimate, TestEnd.PRECISE);
    }
    if (answers.size() == bank.size()) {
      return new Ended(estimate, TestEnd.EXHAUSTED);
    }
    if (answers.size() >= rules.maxQuestions()) {
      return new Ended(estimate, TestEnd.LENGTH);
    }
    return new Asking(estimate, mostInformative(estimate.ability(), answers));
  }

  /** Ties go to the lowest id, so that the same answers always lead to the same question. */
  private UUID mostInformative(double ability, List<ScoredAnswer> answers) {
    Set<UUID> answered = answers.stream().map(ScoredAnswer::itemId).collect(Collectors.toSet());
    return bank.values().stream()
        .filter(item -> !answered.contains(item.id()))
        .max(
            Comparator.comparingDouble((BankItem item) -> item.parameters().information(ability))
                .thenComparing(BankItem::id, Comparator.reverseOrder()))
        .orElseThrow()
        .id();
  }
}
