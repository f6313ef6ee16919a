package dev.devmentor.memory.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.LargeTables;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a search found is read quickly however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class SearchPlanTest {

  private final Plans plans = new Plans(Role.MEMORY);

  private static Keeper user(Owner owner) {
    return new Keeper(owner.id(), TestIssuer.token(owner.id()));
  }

  // All projects of the user are the filter of the search.
  private static final int PROJECTS = 10_100;

  @Test
  void whatWasFoundIsReadByItsId() {
    plans.check(
        "search",
        PROJECTS,
        owner -> {
          Keeper user = user(owner);
          String word = UUID.randomUUID().toString();
          user.keep("First " + word, Map.of("thread", word, "position", 1));
          user.keep("Second " + word, Map.of("thread", word, "position", 2));
          assertThat(user.search(word, Map.of("mode", "keyword", "includeRelated", 2)))
              .isNotEmpty();
        });
  }
}
