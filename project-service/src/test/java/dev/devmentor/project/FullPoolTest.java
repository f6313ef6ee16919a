package dev.devmentor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.platform.testing.FullPool;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
    Client client = Client.create();
    String project = client.project("Waits");
    List<Response> answers =
        FullPool.during(
            pool,
            () ->
                List.of(
                    client.get("/projects"),
                    client.get("/projects/{p}/tasks", project),
                    client.post(Map.of("name", "Refused"), "/projects"),
                    client.post(Map.of("title", "Refused"), "/projects/{p}/tasks", project)));
    assertThat(answers)
        .allSatisfy(
            answer ->
                answer
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("/backend-unavailable")));
    assertThat(client.all(10, "/projects")).hasSize(1);
    client.task(project, "Served");
  }

  @Test
  void isAsLargeAsTheOperationsManualSays() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operations/database.md")))
        .contains("| project-service | %d |".formatted(FullPool.size()));
  }
}
