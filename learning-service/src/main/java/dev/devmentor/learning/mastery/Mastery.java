package dev.devmentor.learning.mastery;

import java.time.Instant;

/**
 * What assessments have shown about one skill.
 *
 * @param skill slug
 * @param ability estimate on the scale of the population: mean 0, standard deviation 1
 * @param standardError standard deviation of the estimate
 * @param mastery probability that the ability is above the mastery cut, 0 to 1
 * @param mastered whether that probability is high enough
 * @param evidence how many answers the user has given on the skill
 * @param assessedAt when the latest assessment ended
 */
public record Mastery(
    String skill,
    String name,
    double ability,
    double standardError,
    double mastery,
    boolean mastered,
    int evidence,
    Instant assessedAt) {}
