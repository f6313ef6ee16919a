package dev.devmentor.learning.assessment;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Assessments are found quickly however many others take. */
class AssessmentPlanTest {

  @Test
  void listsFollowTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.LEARNING)
        .assertIndexed(
            "list-assessments",
            AssessmentRepository.LIST,
            "assessments_user_id_id_key",
            owner -> Arrays.asList(owner.id(), null, 21, 0.8));
  }
}
