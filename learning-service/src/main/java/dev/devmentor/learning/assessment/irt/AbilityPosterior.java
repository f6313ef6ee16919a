package dev.devmentor.learning.assessment.irt;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is known about an ability: a distribution over 121 equally spaced points from -6 to 6, which
 * begins as a standard normal one and is multiplied by the likelihood of each answer.
 *
 * <p>Its mean is the expected a posteriori (EAP) estimate, its standard deviation the standard
 * error of that estimate. Unlike a maximum likelihood estimate, both are finite after any answers,
 * also after none and after only right ones. Source: R. D. Bock and R. J. Mislevy, "Adaptive EAP
 * estimation of ability in a microcomputer environment", Applied Psychological Measurement 6, 1982.
 */
public final class AbilityPosterior {

  private static final int POINTS = 121;
  private static final double STEP = 0.1;
  private static final double[] ABILITIES =
      IntStream.range(0, POINTS).mapToDouble(i -> (i - POINTS / 2) * STEP).toArray();

  private final double[] weights;

  private AbilityPosterior(double[] unscaled) {
    double sum = Arrays.stream(unscaled).sum();
    this.weights = Arrays.stream(unscaled).map(weight -> weight / sum).toArray();
  }

  /** Before any answer: the standard normal distribution. */
  public static AbilityPosterior prior() {
    return new AbilityPosterior(
        Arrays.stream(ABILITIES).map(ability -> Math.exp(-ability * ability / 2)).toArray());
  }

  /** After one more answer. */
  public AbilityPosterior after(ItemParameters item, boolean correct) {
    return new AbilityPosterior(
        IntStream.range(0, POINTS)
            .mapToDouble(i -> weights[i] * likelihood(item, correct, ABILITIES[i]))
            .toArray());
  }

  private static double likelihood(ItemParameters item, boolean correct, double ability) {
    double right = item.probability(ability);
    return correct ? right : 1 - right;
  }

  /** The expected ability. */
  public double mean() {
    return IntStream.range(0, POINTS).mapToDouble(i -> weights[i] * ABILITIES[i]).sum();
  }

  /** How far the ability may be from its mean. */
  public double standardDeviation() {
    double mean = mean();
    return Math.sqrt(
        IntStream.range(0, POINTS)
            .mapToDouble(i -> weights[i] * (ABILITIES[i] - mean) * (ABILITIES[i] - mean))
            .sum());
  }

  /**
   * Probability that the ability is above a cut; the weight of the point at the cut counts half.
   */
  public double above(double cut) {
    return IntStream.range(0, POINTS)
        .mapToDouble(i -> weights[i] * share(ABILITIES[i] - cut))
        .sum();
  }

  /** How much of a point's cell, which reaches half a step to both sides, lies above the cut. */
  private static double share(double distance) {
    return Math.clamp(distance / STEP + 0.5, 0, 1);
  }

  /** Probability that the next answer is right. */
  public double predicted(ItemParameters item) {
    return IntStream.range(0, POINTS)
        .mapToDouble(i -> weights[i] * item.probability(ABILITIES[i]))
        .sum();
  }
}
