package dev.devmentor.learning.recommendation;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What recommendations rest on is found quickly however many others learn. */
class RecommendationPlanTest {

  @Test
  void factsUseTheIndexesOfTheUser() throws SQLException {
    Plans.of(Role.LEARNING)
        .assertIndexed(
            "facts-for-recommendations",
            RecommendationRepository.FACTS,
            "skill_mastery_pkey",
            owner -> Arrays.asList(owner.id(), 86400.0));
  }
}
