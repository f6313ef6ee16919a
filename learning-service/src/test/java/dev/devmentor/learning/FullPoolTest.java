package dev.devmentor.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.platform.testing.FullPool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No request waits for a connection for ever. */
@QuarkusTest
class FullPoolTest {

  @Inject Pool pool;

  @Test
  void answers503AndServesAgainAfterwards() {
    Learner learner = Learner.create();
    String item = learner.roadmapTo("git").path("items[0].id");
    List<ValidatableResponse> answers =
        FullPool.during(
            pool,
            () ->
                List.of(
                    learner.get("/roadmaps"),
                    learner.get("/recommendations"),
                    learner.post(
                        "/roadmaps", Map.of("title", "No", "goalSkills", List.of("linux"))),
                    learner.put("/progress/" + item, Map.of("status", "completed"))));
    assertThat(answers)
        .allSatisfy(
            answer ->
                answer
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("/backend-unavailable")));
    learner.get("/roadmaps").statusCode(200).body("items", hasSize(1));
    learner.complete(item);
  }

  @Test
  void isAsLargeAsTheOperationsManualSays() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operations/database.md")))
        .contains("| learning-service | %d |".formatted(FullPool.size()));
  }
}
