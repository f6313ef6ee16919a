package dev.devmentor.learning.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.devmentor.learning.Learner;
import dev.devmentor.learning.LearningDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoadmapResourceTest {

  private final Learner learner = Learner.create();

  @Test
  void leadsToAGoalThroughAllItBuildsOn() {
    Response roadmap = learner.roadmapTo("docker");

    assertThat(roadmap.<List<String>>path("items.skill"))
        .containsExactly(
            "command-line", "operating-systems", "linux", "networking-basics", "docker");
    assertThat(roadmap.<List<Integer>>path("items.position")).containsExactly(0, 1, 2, 3, 4);
    assertThat(roadmap.<List<String>>path("items[4].after"))
        .containsExactlyInAnyOrder(roadmap.path("items[2].id"), roadmap.path("items[3].id"));
  }

  @Test
  void givesTheSamePathEachTime() {
    List<String> first = learner.roadmapTo("system-design", "react").path("items.skill");
    List<String> second = Learner.create().roadmapTo("system-design", "react").path("items.skill");

    assertThat(second).isEqualTo(first).doesNotHaveDuplicates();
  }

  @Test
  void leavesOutWhatIsMastered() {
    LearningDatabase.master(learner.id(), "linux");

    Response roadmap = learner.roadmapTo("docker");

    assertThat(roadmap.<List<String>>path("items.skill"))
        .containsExactly("command-line", "operating-systems", "networking-basics", "docker");
    assertThat(roadmap.<List<String>>path("items[3].after"))
        .contains(roadmap.<String>path("items[1].id"));
  }

  @Test
  void isShownAsItWasCreated() {
    Response created = learner.roadmapTo("kubernetes");

    Response shown = learner.request().get("/roadmaps/" + created.path("id"));

    assertThat(shown.asString()).isEqualTo(created.asString());
    assertThat(shown.header("ETag")).isEqualTo(created.header("ETag"));
    learner
        .request()
        .header("If-None-Match", created.header("ETag"))
        .get("/roadmaps/" + created.path("id"))
        .then()
        .statusCode(304)
        .header("ETag", created.header("ETag"));
  }

  @Test
  void putsItemsBehindWhatTheyWaitFor() {
    Response roadmap =
        learner
            .post(
                "/roadmaps",
                items(
                    List.of(
                        Map.of("title", "Deploy", "after", List.of(1, 2)),
                        Map.of("title", "Read", "skill", "sql"),
                        Map.of("title", "Write"))))
            .statusCode(201)
            .extract()
            .response();

    assertThat(roadmap.<List<String>>path("items.title"))
        .containsExactly("Read", "Write", "Deploy");
    assertThat(roadmap.<List<String>>path("items.skill")).containsExactly("sql", null, null);
    assertThat(roadmap.<List<String>>path("items[2].after"))
        .containsExactlyInAnyOrder(roadmap.path("items[0].id"), roadmap.path("items[1].id"));
  }

  @Test
  void refusesItemsThatWaitForEachOther() {
    learner
        .post(
            "/roadmaps",
            items(
                List.of(
                    Map.of("title", "a", "after", List.of(1)),
                    Map.of("title", "b", "after", List.of(0)))))
        .statusCode(422)
        .body("type", containsString("roadmap-cycle"))
        .body("items", contains(0, 1));
    learner.get("/roadmaps").body("items.size()", equalTo(0));
  }

  @Test
  void refusesIndexesOfNoItem() {
    learner
        .post("/roadmaps", items(List.of(Map.of("title", "a", "after", List.of(1)))))
        .statusCode(400)
        .body("violations.field", contains("items[0].after[0]"));
  }

  @Test
  void refusesTheSameSkillTwice() {
    learner
        .post(
            "/roadmaps",
            items(
                List.of(
                    Map.of("title", "a", "skill", "sql"), Map.of("title", "b", "skill", "sql"))))
        .statusCode(400)
        .body("violations.field", contains("items[1].skill"));
  }

  @Test
  void refusesAndNamesUnknownSkills() {
    learner
        .post("/roadmaps", Map.of("title", "t", "goalSkills", List.of("sql", "telepathy")))
        .statusCode(422)
        .body("type", containsString("unknown-skill"))
        .body("skills", contains("telepathy"));
    learner
        .post("/roadmaps", items(List.of(Map.of("title", "a", "skill", "telepathy"))))
        .statusCode(422)
        .body("skills", contains("telepathy"));
  }

  @Test
  void wantsEitherGoalsOrItems() {
    learner
        .post("/roadmaps", Map.of("title", "t"))
        .statusCode(400)
        .body("violations.field", contains("goalSkills"));
  }

  @Test
  void refusesMoreItemsThanARoadmapHolds() {
    List<Map<String, String>> many =
        IntStream.range(0, 201).mapToObj(i -> Map.of("title", "Item " + i)).toList();

    learner
        .post("/roadmaps", Map.of("title", "t", "items", many))
        .statusCode(400)
        .body("violations.field", contains("items"));
  }

  @Test
  void repeatsTheReplyToARepeatedRequest() {
    Map<String, Object> body = Map.of("title", "t", "goalSkills", List.of("sql"));

    String first =
        learner.request().header("Idempotency-Key", "k").body(body).post("/roadmaps").asString();
    String second =
        learner.request().header("Idempotency-Key", "k").body(body).post("/roadmaps").asString();

    assertThat(second).isEqualTo(first);
    learner.get("/roadmaps").body("items.size()", equalTo(1));
  }

  @Test
  void refusesAKeyThatCameWithAnotherBody() {
    learner
        .request()
        .header("Idempotency-Key", "k")
        .body(Map.of("title", "t", "goalSkills", List.of("sql")))
        .post("/roadmaps")
        .then()
        .statusCode(201);

    learner
        .request()
        .header("Idempotency-Key", "k")
        .body(Map.of("title", "other", "goalSkills", List.of("sql")))
        .post("/roadmaps")
        .then()
        .statusCode(422);
  }

  @Test
  void pagesReturnEachRoadmapOnceTheNewestFirst() {
    List<String> created =
        IntStream.range(0, 5).mapToObj(_ -> learner.roadmapTo("git").<String>path("id")).toList();

    assertThat(learner.<String>all("/roadmaps", "id", 2)).isEqualTo(created.reversed());
  }

  @Test
  void changesTitleAndStatus() {
    String path = "/roadmaps/" + learner.roadmapTo("git").path("id");

    learner
        .patch(path, Map.of("title", "Renamed", "status", "paused"))
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("title", equalTo("Renamed"))
        .body("status", equalTo("paused"));
    learner
        .patch(path, Map.of("title", " "))
        .statusCode(400)
        .body("violations.field", contains("title"));
  }

  @Test
  void countsNoChangeThatChangesNothing() {
    String path = "/roadmaps/" + learner.roadmapTo("git").path("id");

    learner.patch(path, Map.of()).statusCode(200).header("ETag", "\"1\"");
    learner.patch(path, Map.of("status", "active")).statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void refusesOutdatedChanges() {
    String path = "/roadmaps/" + learner.roadmapTo("git").path("id");
    learner.patch(path, Map.of("title", "Renamed")).statusCode(200);

    learner
        .request()
        .header("If-Match", "\"1\"")
        .body(Map.of("title", "x"))
        .patch(path)
        .then()
        .statusCode(412);
    learner.request().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
    learner.request().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    learner.get(path).statusCode(404);
  }

  @Test
  void keepsWhatWasLearnedWhenARoadmapIsDeleted() {
    Response first = learner.roadmapTo("git");
    learner.complete(first.path("items[0].id"));
    learner.request().delete("/roadmaps/" + first.path("id")).then().statusCode(204);

    assertThat(learner.roadmapTo("git").<String>path("items[0].status")).isEqualTo("completed");
  }

  @Test
  void isNobodyElses() {
    Learner stranger = Learner.create();
    String path = "/roadmaps/" + learner.roadmapTo("git").path("id");

    stranger.get(path).statusCode(404);
    stranger.patch(path, Map.of("title", "Mine")).statusCode(404);
    stranger.request().delete(path).then().statusCode(404);
    stranger.get("/roadmaps").body("items.size()", equalTo(0));
    learner.get(path).statusCode(200).body("items.status", everyItem(equalTo("not_started")));
  }

  @Test
  void knowsNoSuchRoadmap() {
    learner.get("/roadmaps/" + UUID.randomUUID()).statusCode(404);
    learner.get("/roadmaps/nonsense").statusCode(404);
  }

  private static Map<String, Object> items(List<Map<String, Object>> items) {
    return Map.of("title", "My items", "items", items);
  }
}
