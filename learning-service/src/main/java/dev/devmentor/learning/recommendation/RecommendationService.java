package dev.devmentor.learning.recommendation;

import dev.devmentor.learning.LearningProblem.RecommendationDecided;
import dev.devmentor.learning.progress.ProgressRepository;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Computes recommendations from the facts at hand and keeps what users decide on them. */
@ApplicationScoped
class RecommendationService {

  private final RowSecurity rowSecurity;
  private final RecommendationConfig config;
  private final RecommendationRepository recommendations;
  private final ProgressRepository progress;

  RecommendationService(
      RowSecurity rowSecurity,
      RecommendationConfig config,
      RecommendationRepository recommendations,
      ProgressRepository progress) {
    this.rowSecurity = rowSecurity;
    this.config = config;
    this.recommendations = recommendations;
    this.progress = progress;
  }

  Uni<List<Recommendation>> list(UUID userId) {
    return recommendations
        .facts(userId)
        .map(facts -> Recommender.recommend(userId, facts))
        .map(all -> all.stream().limit(config.limit()).toList());
  }

  /** The same decision again changes nothing; another one is refused. */
  Uni<Recommendation> decide(UUID userId, UUID id, Decision decision) {
    return rowSecurity.transaction(
        userId,
        connection ->
            recommendations
                .lock(connection, id)
                .chain(() -> recommendations.decided(connection, id))
                .chain(
                    earlier ->
                        earlier
                            .map(known -> Uni.createFrom().item(repeated(known, decision)))
                            .orElseGet(() -> firstTime(connection, userId, id, decision))));
  }

  private static Recommendation repeated(Recommendation known, Decision decision) {
    if (known.status() != decision) {
      throw new RecommendationDecided(known.status().label());
    }
    return known;
  }

  private Uni<Recommendation> firstTime(
      SqlConnection connection, UUID userId, UUID id, Decision decision) {
    return recommendations
        .facts(connection, userId)
        .map(facts -> pick(Recommender.recommend(userId, facts), id).decided(decision))
        .call(decided -> recommendations.save(connection, userId, decided))
        .call(decided -> follow(connection, userId, decided));
  }

  private static Recommendation pick(List<Recommendation> all, UUID id) {
    return all.stream()
        .filter(recommendation -> recommendation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("recommendation"));
  }

  /** Accepting to learn a skill begins it; the other kinds begin with an assessment. */
  private Uni<Void> follow(SqlConnection connection, UUID userId, Recommendation decided) {
    boolean begins =
        decided.status() == Decision.ACCEPTED && decided.kind() == RecommendationKind.LEARN_SKILL;
    return begins
        ? progress.start(connection, userId, decided.target())
        : Uni.createFrom().voidItem();
  }
}
