package dev.devmentor.learning.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import dev.devmentor.learning.Learner;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecommendationResourceTest {

  private final Learner learner = Learner.create();

  @Test
  void tellsANewcomerWhereToStart() {
    learner
        .get("/recommendations")
        .statusCode(200)
        .body("size()", greaterThan(0))
        .body("kind", everyItem(equalTo("learn_skill")))
        .body("because.size()", greaterThan(0));
  }

  @Test
  void recommendsTheNextStepOfARoadmapWithItsReasons() {
    Response roadmap = learner.roadmapTo("docker");
    learner.complete(roadmap.path("items[0].id"));

    Map<String, Object> first = first();

    assertThat(first).containsEntry("target", "operating-systems");
    assertThat(reasons(first)).contains("on_roadmap", "prerequisites_done");
  }

  @Test
  void recommendsToStrengthenWhatIsWeak() {
    hasFailedIn("sql");

    Map<String, Object> first = first();

    assertThat(first).containsEntry("kind", "strengthen_skill").containsEntry("target", "sql");
    assertThat(reasons(first)).contains("weak_mastery");
  }

  @Test
  void takesADecisionOnWhatEveryReasonSpeaksFor() {
    learner.roadmapTo("http");
    hasFailedIn("http");
    Map<String, Object> first = first();

    assertThat(first).containsEntry("kind", "strengthen_skill").containsEntry("target", "http");
    assertThat(reasons(first)).contains("weak_mastery", "on_roadmap", "goal_skill", "opens_skills");
    learner.post("/recommendations/" + first.get("id") + "/dismiss", "").statusCode(200);
  }

  @Test
  void beginsASkillThatIsAccepted() {
    Response roadmap = learner.roadmapTo("git");
    Map<String, Object> first = first();
    String path = "/recommendations/" + first.get("id");

    learner.post(path + "/accept", "").statusCode(200).body("status", equalTo("accepted"));

    assertThat(first).containsEntry("target", "command-line");
    learner
        .get("/roadmaps/" + roadmap.path("id"))
        .header("ETag", "\"2\"")
        .body("items[0].status", equalTo("in_progress"));
    learner.get("/recommendations").body("id", everyItem(not(equalTo(first.get("id")))));
  }

  @Test
  void doesNotShowWhatIsDismissed() {
    Map<String, Object> first = first();
    String path = "/recommendations/" + first.get("id");

    learner.post(path + "/dismiss", "").statusCode(200).body("status", equalTo("dismissed"));
    learner.post(path + "/dismiss", "").statusCode(200);

    learner.get("/recommendations").body("id", everyItem(not(equalTo(first.get("id")))));
    learner
        .post(path + "/accept", "")
        .statusCode(409)
        .body("type", containsString("recommendation-decided"));
  }

  @Test
  void showsAnOldDismissalAgain() {
    Map<String, Object> first = first();
    learner.post("/recommendations/" + first.get("id") + "/dismiss", "").statusCode(200);

    Rows.update(
        "update learning.recommendations set decided_at = now() - interval '31 days' where user_id = ?",
        learner.id());

    assertThat(first()).isEqualTo(first);
    learner.post("/recommendations/" + first.get("id") + "/accept", "").statusCode(200);
  }

  @Test
  void isNobodyElses() {
    String id = (String) first().get("id");

    Learner.create().post("/recommendations/" + id + "/accept", "").statusCode(404);
    learner.post("/recommendations/" + UUID.randomUUID() + "/dismiss", "").statusCode(404);
  }

  private void hasFailedIn(String skill) {
    Rows.update(
        """
        insert into learning.skill_mastery
          (user_id, skill_id, ability, standard_error, mastery, mastered, evidence_count)
        select ?, id, -1, 0.5, 0.05, false, 8 from learning.skills where slug = ?
        """,
        learner.id(),
        skill);
  }

  private Map<String, Object> first() {
    return learner.get("/recommendations").statusCode(200).extract().path("[0]");
  }

  @SuppressWarnings("unchecked") // JSON as REST Assured reads it
  private static List<String> reasons(Map<String, Object> recommendation) {
    return ((List<Map<String, String>>) recommendation.get("because"))
        .stream().map(reason -> reason.get("reason")).toList();
  }
}
