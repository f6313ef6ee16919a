package dev.devmentor.learning.assessment.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the two-parameter logistic model and of its posterior. */
class AbilityPropertiesTest {

  private static final double ROUNDING = 1e-9;

  @Property
  void aRightAnswerNeverLowersTheAbilityAndAWrongOneNeverRaisesIt(
      @ForAll("tests") List<ItemParameters> items,
      @ForAll("items") ItemParameters next,
      @ForAll long seed) {
    AbilityPosterior before = answered(items, new Random(seed));

    assertThat(before.after(next, true).mean()).isGreaterThanOrEqualTo(before.mean() - ROUNDING);
    assertThat(before.after(next, false).mean()).isLessThanOrEqualTo(before.mean() + ROUNDING);
  }

  /** A single surprise may widen the posterior; on average over both answers it never does. */
  @Property
  void anAnswerIsExpectedToNarrowThePosterior(
      @ForAll("tests") List<ItemParameters> items,
      @ForAll("items") ItemParameters next,
      @ForAll long seed) {
    AbilityPosterior before = answered(items, new Random(seed));
    double right = before.predicted(next);

    double expected =
        right * variance(before.after(next, true))
            + (1 - right) * variance(before.after(next, false));

    assertThat(expected).isLessThanOrEqualTo(variance(before) + ROUNDING);
  }

  @Property
  void moreInformationAtTheAbilityNarrowsThePosteriorMore(@ForAll("items") ItemParameters item) {
    AbilityPosterior prior = AbilityPosterior.prior();
    ItemParameters sharper = new ItemParameters(item.discrimination() * 1.5, 0);
    ItemParameters blunter = new ItemParameters(item.discrimination(), 0);

    assertThat(sharper.information(0)).isGreaterThan(blunter.information(0));
    assertThat(prior.after(sharper, true).standardDeviation())
        .isLessThan(prior.after(blunter, true).standardDeviation());
  }

  @Property
  void allRightStandsAboveAnyMixAndAllWrongBelow(
      @ForAll("tests") List<ItemParameters> items, @ForAll long seed) {
    double mixed = answered(items, new Random(seed)).mean();

    assertThat(allAnswered(items, true).mean()).isGreaterThanOrEqualTo(mixed - ROUNDING);
    assertThat(allAnswered(items, false).mean()).isLessThanOrEqualTo(mixed + ROUNDING);
  }

  @Property
  void theOrderOfAnswersDoesNotMatter(@ForAll("tests") List<ItemParameters> items) {
    List<ItemParameters> reversed = items.reversed();

    assertThat(allAnswered(items, true).mean())
        .isCloseTo(allAnswered(reversed, true).mean(), within(ROUNDING));
  }

  @Property
  void informationIsGreatestAtTheDifficulty(
      @ForAll("items") ItemParameters item, @ForAll("abilities") double ability) {
    assertThat(item.information(ability))
        .isLessThanOrEqualTo(item.information(item.difficulty()) + ROUNDING);
  }

  @Provide
  Arbitrary<ItemParameters> items() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.2, 3), Arbitraries.doubles().between(-4, 4))
        .as(ItemParameters::new);
  }

  @Provide
  Arbitrary<List<ItemParameters>> tests() {
    return items().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<Double> abilities() {
    return Arbitraries.doubles().between(-6, 6);
  }

  private static double variance(AbilityPosterior posterior) {
    return posterior.standardDeviation() * posterior.standardDeviation();
  }

  private static AbilityPosterior answered(List<ItemParameters> items, Random random) {
    AbilityPosterior posterior = AbilityPosterior.prior();
    for (ItemParameters item : items) {
      posterior = posterior.after(item, random.nextBoolean());
    }
    return posterior;
  }

  private static AbilityPosterior allAnswered(List<ItemParameters> items, boolean correct) {
    AbilityPosterior posterior = AbilityPosterior.prior();
    for (ItemParameters item : items) {
      posterior = posterior.after(item, correct);
    }
    return posterior;
  }
}
