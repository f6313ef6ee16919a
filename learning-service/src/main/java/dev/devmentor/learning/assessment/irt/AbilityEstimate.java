package dev.devmentor.learning.assessment.irt;

/**
 * An ability as far as it is known.
 *
 * @param ability the expected ability
 * @param standardError standard deviation of the ability
 * @param mastery probability that the ability is above the mastery cut, 0 to 1
 */
public record AbilityEstimate(double ability, double standardError, double mastery) {

  private static final double DIGITS = 1e6;

  /** What a posterior says, to six decimals: more would be noise of the arithmetic. */
  static AbilityEstimate of(AbilityPosterior posterior, double masteryCut) {
    return new AbilityEstimate(
        rounded(posterior.mean()),
        rounded(posterior.standardDeviation()),
        rounded(Math.clamp(posterior.above(masteryCut), 0, 1)));
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
