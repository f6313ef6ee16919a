package dev.devmentor.learning.recommendation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * A recommendation.
 *
 * @param id the same each time it is computed for a user
 * @param target slug of the skill
 * @param score how urgent it is, 0 to 1: the sum of the weights of its reasons
 * @param because at least one reason, the weightiest first
 * @param status what the user decided; absent while undecided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recommendation(
    UUID id,
    RecommendationKind kind,
    String title,
    String target,
    double score,
    List<Reason> because,
    Decision status) {

  Recommendation decided(Decision decision) {
    return new Recommendation(id, kind, title, target, score, because, decision);
  }
}
