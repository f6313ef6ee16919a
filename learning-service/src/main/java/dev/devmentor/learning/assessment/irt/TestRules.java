package dev.devmentor.learning.assessment.irt;

/**
 * When a test ends and what it takes to master a skill.
 *
 * @param targetStandardError the test ends when the standard error is not above this
 * @param maxQuestions the test ends after as many answers
 * @param masteryCut the ability above which a skill is mastered
 */
public record TestRules(double targetStandardError, int maxQuestions, double masteryCut) {}
