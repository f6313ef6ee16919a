package dev.devmentor.memory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.devmentor.localstack.testing.QdrantResource;
import dev.devmentor.memory.Keeper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the vector store nothing can be searched; all else goes on, and nothing is lost. */
@QuarkusTest
class OutageTest {

  private final Keeper keeper = Keeper.create();

  @BeforeEach
  void onlyWithAServerOfOurOwn() {
    assumeTrue(QdrantResource.isEmbedded());
  }

  @AfterEach
  void bringItBack() {
    QdrantResource.resume();
  }

  @Test
  void searchIsAwayAndDocumentsAreKeptForLater() {
    String before = keeper.keep("Stored before the outage.");
    QdrantResource.halt();
    keeper
        .post("/search", Map.of("query", "outage"))
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", endsWith("/backend-unavailable"));
    Keeper.admin().get("/index/status").statusCode(503);
    String during =
        keeper
            .request()
            .header("Prefer", "wait=1")
            .body(Map.of("content", "Stored during the outage."))
            .post("/documents")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    keeper.get("/documents").statusCode(200).body("items", hasSize(2));
    keeper.patch("/documents/" + before, Map.of("pinned", true)).statusCode(200);
    RestAssured.get("/q/health/ready").then().statusCode(200);

    QdrantResource.resume();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(keeper.search("outage")).containsExactlyInAnyOrder(before, during));
    assertThat(keeper.status(during)).isEqualTo("indexed");
  }

  @Test
  void documentsDeletedMeanwhileAreGoneAfterwards() {
    String id = keeper.keep("Deleted during the outage.");
    QdrantResource.halt();
    keeper.delete("/documents/" + id).statusCode(204);
    QdrantResource.resume();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(keeper.search("outage")).isEmpty());
  }
}
