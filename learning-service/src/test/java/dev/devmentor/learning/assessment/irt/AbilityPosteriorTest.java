package dev.devmentor.learning.assessment.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AbilityPosteriorTest {

  private static final ItemParameters ITEM = new ItemParameters(1, 0);

  @Test
  void beginsStandardNormal() {
    AbilityPosterior prior = AbilityPosterior.prior();

    assertThat(prior.mean()).isCloseTo(0, within(1e-12));
    assertThat(prior.standardDeviation()).isCloseTo(1, within(1e-4));
    assertThat(prior.above(0)).isCloseTo(0.5, within(1e-12));
    assertThat(prior.above(1)).isCloseTo(0.1587, within(1e-3));
  }

  /** Means of a normal prior times a logistic likelihood, integrated numerically to six digits. */
  @Test
  void agreesWithAFineIntegration() {
    double[] fine = integrate(ITEM, true);

    AbilityPosterior posterior = AbilityPosterior.prior().after(ITEM, true);

    assertThat(posterior.mean()).isCloseTo(fine[0], within(1e-4));
    assertThat(posterior.standardDeviation()).isCloseTo(fine[1], within(1e-4));
  }

  @Test
  void staysFiniteAfterManyRightAnswers() {
    AbilityPosterior posterior = AbilityPosterior.prior();
    for (int i = 0; i < 500; i++) {
      posterior = posterior.after(new ItemParameters(3, -4), true);
    }

    assertThat(posterior.mean()).isBetween(0.0, 6.0);
    assertThat(posterior.standardDeviation()).isGreaterThan(0);
  }

  @Test
  void halfOfTheAnswersAreRightAtTheDifficulty() {
    assertThat(new ItemParameters(1.7, 0.8).probability(0.8)).isEqualTo(0.5);
    assertThat(new ItemParameters(2, 0.8).information(0.8)).isEqualTo(1);
  }

  @Test
  void refusesAnItemThatDoesNotSeparate() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ItemParameters(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ItemParameters(1, Double.NaN));
  }

  private static double[] integrate(ItemParameters item, boolean correct) {
    double mass = 0;
    double first = 0;
    double second = 0;
    for (double x = -8; x <= 8; x += 0.001) {
      double right = item.probability(x);
      double weight = Math.exp(-x * x / 2) * (correct ? right : 1 - right);
      mass += weight;
      first += weight * x;
      second += weight * x * x;
    }
    double mean = first / mass;
    return new double[] {mean, Math.sqrt(second / mass - mean * mean)};
  }
}
