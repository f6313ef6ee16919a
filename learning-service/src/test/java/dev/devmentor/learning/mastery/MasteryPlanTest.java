package dev.devmentor.learning.mastery;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Mastery is found quickly however many others learn. */
class MasteryPlanTest {

  @Test
  void listsUseTheIndexOfTheUser() throws SQLException {
    Plans.of(Role.LEARNING)
        .assertIndexed(
            "list-mastery",
            MasteryRepository.LIST,
            "skill_mastery_pkey",
            owner -> Arrays.asList(owner.id(), null, 21));
  }
}
