package dev.devmentor.learning.recommendation;

import java.util.List;

/**
 * Why something is recommended.
 *
 * @param reason stable for programs, for example {@code prerequisites_done}
 * @param text the same for people
 * @param skills slugs of the skills it speaks of, other than the recommended one
 * @param weight its share of the score, above 0
 */
public record Reason(String reason, String text, List<String> skills, double weight) {}
