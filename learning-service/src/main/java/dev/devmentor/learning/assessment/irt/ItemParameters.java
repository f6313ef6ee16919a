package dev.devmentor.learning.assessment.irt;

/**
 * One item under the two-parameter logistic model.
 *
 * <p>Source: A. Birnbaum, "Some latent trait models and their use in inferring an examinee's
 * ability", in F. M. Lord and M. R. Novick, Statistical Theories of Mental Test Scores, 1968.
 *
 * @param discrimination a, how sharply the item separates; greater than 0
 * @param difficulty b, the ability at which half of the answers are right
 */
public record ItemParameters(double discrimination, double difficulty) {

  /** Refuses what is no item. */
  public ItemParameters {
    if (!(discrimination > 0) || !Double.isFinite(discrimination) || !Double.isFinite(difficulty)) {
      throw new IllegalArgumentException("no item: a=" + discrimination + ", b=" + difficulty);
    }
  }

  /** Probability of a right answer at an ability: P = 1 / (1 + exp(-a(θ - b))). */
  public double probability(double ability) {
    return 1 / (1 + Math.exp(-discrimination * (ability - difficulty)));
  }

  /** Fisher information of the item about an ability: I = a²P(1 - P). */
  public double information(double ability) {
    double right = probability(ability);
    return discrimination * discrimination * right * (1 - right);
  }
}
