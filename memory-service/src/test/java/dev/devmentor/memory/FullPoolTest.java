package dev.devmentor.memory;

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
    Keeper keeper = Keeper.create();
    String document = keeper.keep("Pools have an end");
    List<ValidatableResponse> answers =
        FullPool.during(
            pool,
            () ->
                List.of(
                    keeper.get("/documents"),
                    keeper.get("/documents/" + document),
                    keeper.post("/search", Map.of("query", "pools")),
                    keeper.post("/documents", Map.of("content", "Refused")),
                    keeper.delete("/documents/" + document)));
    assertThat(answers)
        .allSatisfy(
            answer ->
                answer
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("/backend-unavailable")));
    keeper.get("/documents").statusCode(200).body("items", hasSize(1));
    assertThat(keeper.search("pools")).containsExactly(document);
  }

  @Test
  void isAsLargeAsTheOperationsManualSays() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operations/database.md")))
        .contains("| memory-service | %d |".formatted(FullPool.size()));
  }
}
