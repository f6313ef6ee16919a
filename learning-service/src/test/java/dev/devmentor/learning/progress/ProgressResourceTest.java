package dev.devmentor.learning.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.learning.Learner;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProgressResourceTest {

  private final Learner learner = Learner.create();

  @Test
  void countsASkillOnEveryRoadmap() {
    Response docker = learner.roadmapTo("docker");
    Response linux = learner.roadmapTo("linux");

    learner.complete(docker.path("items[0].id"));

    learner
        .get("/roadmaps/" + linux.path("id"))
        .header("ETag", "\"2\"")
        .body("items[0].skill", equalTo("command-line"))
        .body("items[0].status", equalTo("completed"))
        .body("items[0].percent", equalTo(100))
        .body("items[1].status", equalTo("not_started"));
    assertThat(learner.roadmapTo("shell-scripting").<List<String>>path("items.status"))
        .containsExactly("completed", "not_started", "not_started");
  }

  @Test
  void countsAFreeItemForItselfOnly() {
    Map<String, Object> body =
        Map.of("title", "t", "items", List.of(Map.of("title", "same"), Map.of("title", "same")));
    Response roadmap = learner.post("/roadmaps", body).statusCode(201).extract().response();

    learner.complete(roadmap.path("items[0].id"));

    learner
        .get("/roadmaps/" + roadmap.path("id"))
        .body("items.status", contains("completed", "not_started"));
  }

  @Test
  void keepsEvidenceAndTimes() {
    String item = learner.roadmapTo("git").path("items[0].id");

    learner
        .put(
            "/progress/" + item,
            Map.of(
                "status",
                "in_progress",
                "percent",
                40,
                "evidence",
                Map.of("url", "https://example.org")))
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("percent", equalTo(40))
        .body("evidence.url", equalTo("https://example.org"))
        .body("startedAt", notNullValue())
        .body("completedAt", nullValue());
    learner
        .put("/progress/" + item, Map.of("status", "completed"))
        .header("ETag", "\"2\"")
        .body("percent", equalTo(100))
        .body("completedAt", notNullValue());
  }

  @Test
  void listsEveryItemOnce() {
    learner.roadmapTo("docker");
    learner.roadmapTo("git");

    assertThat(learner.<String>all("/progress", "roadmapItemId", 2))
        .hasSize(7)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101, Integer.MAX_VALUE})
  void refusesAPercentageOutOfRange(int percent) {
    String item = learner.roadmapTo("git").path("items[0].id");

    learner
        .put("/progress/" + item, Map.of("status", "in_progress", "percent", percent))
        .statusCode(400)
        .body("violations.field", contains("percent"));
  }

  @Test
  void refusesAPercentageThatContradictsTheStatus() {
    String item = learner.roadmapTo("git").path("items[0].id");

    learner
        .put("/progress/" + item, Map.of("status", "completed", "percent", 50))
        .statusCode(400)
        .body("violations.field", contains("percent"));
    learner
        .put("/progress/" + item, Map.of("status", "not_started", "percent", 1))
        .statusCode(400)
        .body("violations.field", contains("percent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "1", "{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}"})
  void refusesEvidenceThatIsNoStorableObject(String evidence) {
    String item = learner.roadmapTo("git").path("items[0].id");

    learner
        .put("/progress/" + item, "{\"status\":\"completed\",\"evidence\":" + evidence + "}")
        .statusCode(400);
  }

  @Test
  void refusesEvidenceThatIsTooLong() {
    String item = learner.roadmapTo("git").path("items[0].id");

    learner
        .put(
            "/progress/" + item,
            Map.of("status", "completed", "evidence", Map.of("note", "x".repeat(20_000))))
        .statusCode(400)
        .body("violations.field", contains("evidence"));
  }

  @Test
  void refusesAnUnknownStatus() {
    String item = learner.roadmapTo("git").path("items[0].id");

    learner.put("/progress/" + item, Map.of("status", "forgotten")).statusCode(400);
  }

  @Test
  void refusesAnOutdatedReport() {
    String item = learner.roadmapTo("git").path("items[0].id");
    learner.complete(item);

    learner
        .request()
        .header("If-Match", "\"7\"")
        .body(Map.of("status", "skipped"))
        .put("/progress/" + item)
        .then()
        .statusCode(412);
  }

  @Test
  void isNobodyElses() {
    Learner stranger = Learner.create();
    String item = learner.roadmapTo("git").path("items[0].id");

    stranger.put("/progress/" + item, Map.of("status", "completed")).statusCode(404);
    stranger.put("/progress/" + UUID.randomUUID(), Map.of("status", "completed")).statusCode(404);
    stranger.get("/progress").body("items.size()", equalTo(0));
  }
}
