package dev.devmentor.learning.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.learning.Learner;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssessmentResourceTest {

  private final Learner learner = Learner.create();

  @Test
  void beginsAtTheAverageAndAsksWithoutTheKey() {
    learner
        .post("/assessments", Map.of("skill", "sql"))
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("ability", equalTo(0.0f))
        .body("status", equalTo("in_progress"))
        .body("question.keySet()", org.hamcrest.Matchers.hasSize(4))
        .body("question.answer", nullValue())
        .body("question.explanation", nullValue());
  }

  @Test
  void findsThatALearnerWhoKnowsEverythingMastersTheSkill() {
    Response end = Sitting.start(learner, "sql").finish(true);

    assertThat(end.<Boolean>path("finished")).isTrue();
    assertThat(end.<Boolean>path("result.mastered")).isTrue();
    assertThat(end.<Integer>path("result.correct"))
        .isEqualTo(end.<Integer>path("result.questions"));
    learner
        .get("/mastery")
        .body("items.skill", contains("sql"))
        .body("items[0].mastered", equalTo(true))
        .body("items[0].evidence", greaterThan(0));
  }

  @Test
  void completesAMasteredSkillOnEveryRoadmapAndLeavesItOutOfNewOnes() {
    Response before = learner.roadmapTo("sql");
    Sitting.start(learner, "sql").finish(true);

    learner.get("/roadmaps/" + before.path("id")).body("items[1].status", equalTo("completed"));
    assertThat(learner.roadmapTo("postgresql").<List<String>>path("items.skill"))
        .doesNotContain("sql")
        .contains("relational-modelling", "transactions");
  }

  @Test
  void findsThatALearnerWhoKnowsNothingDoesNot() {
    Response end = Sitting.start(learner, "git").finish(false);

    assertThat(end.<Boolean>path("result.mastered")).isFalse();
    assertThat(end.<Float>path("result.ability")).isNegative();
    learner.get("/mastery").body("items[0].mastered", equalTo(false));
  }

  @Test
  void raisesTheAbilityWithARightAnswerAndExplainsIt() {
    Sitting sitting = Sitting.start(learner, "java");

    sitting
        .answer(sitting.firstQuestion(), true)
        .statusCode(200)
        .body("correct", equalTo(true))
        .body("ability", greaterThan(0f))
        .body("explanation.length()", greaterThan(0))
        .body("finished", equalTo(false));
  }

  @Test
  void showsAnswersAndResultLater() {
    Sitting sitting = Sitting.start(learner, "http");
    Response end = sitting.finish(true);

    Response shown = learner.request().get("/assessments/" + sitting.id());

    assertThat(shown.<Map<String, Object>>path("result")).isEqualTo(end.path("result"));
    assertThat(shown.<List<Object>>path("answers")).hasSize(end.<Integer>path("result.questions"));
    assertThat(shown.<Object>path("question")).isNull();
    learner
        .request()
        .header("If-None-Match", shown.header("ETag"))
        .get("/assessments/" + sitting.id())
        .then()
        .statusCode(304)
        .header("ETag", shown.header("ETag"));
  }

  @Test
  void pagesReturnEachAssessmentOnceTheNewestFirst() {
    List<String> started =
        IntStream.range(0, 3).mapToObj(_ -> Sitting.start(learner, "css").id()).toList();

    assertThat(learner.<String>all("/assessments", "id", 2)).isEqualTo(started.reversed());
  }

  @Test
  void addsUpTheEvidenceOfRepeatedAssessments() {
    int first = Sitting.start(learner, "html").finish(true).path("result.questions");
    int second = Sitting.start(learner, "html").finish(false).path("result.questions");

    learner
        .get("/mastery")
        .body("items[0].evidence", equalTo(first + second))
        .body("items[0].mastered", equalTo(false));
  }

  @Test
  void hasNothingToAskAboutSomeSkills() {
    learner
        .post("/assessments", Map.of("skill", "technical-writing"))
        .statusCode(422)
        .body("type", containsString("no-questions"));
    learner
        .post("/assessments", Map.of("skill", "telepathy"))
        .statusCode(422)
        .body("skills", contains("telepathy"));
  }

  @Test
  void refusesASecondAnswerToAQuestion() {
    Sitting sitting = Sitting.start(learner, "python");
    sitting.answer(sitting.firstQuestion(), true).statusCode(200);

    sitting
        .answer(sitting.firstQuestion(), false)
        .statusCode(409)
        .body("type", containsString("question-answered"));
  }

  @Test
  void refusesAQuestionThatWasNotAsked() {
    Sitting sitting = Sitting.start(learner, "python");
    String other =
        Rows.query(
                """
                select question.id from learning.questions as question
                join learning.skills as skill on skill.id = question.skill_id
                where skill.slug = 'python' and question.id <> ?
                """,
                UUID.fromString((String) sitting.firstQuestion().get("id")))
            .getFirst();

    for (String question : List.of(other, UUID.randomUUID().toString())) {
      learner
          .post(
              "/assessments/" + sitting.id() + "/answers",
              Map.of("questionId", question, "answer", "a"))
          .statusCode(409)
          .body("type", containsString("question-not-asked"));
    }
  }

  @Test
  void refusesAnAnswerAfterTheEnd() {
    Sitting sitting = Sitting.start(learner, "docker");
    sitting.finish(true);

    learner
        .post(
            "/assessments/" + sitting.id() + "/answers",
            Map.of("questionId", UUID.randomUUID().toString(), "answer", "a"))
        .statusCode(409)
        .body("type", containsString("assessment-finished"));
  }

  @Test
  void refusesAnAnswerOfTheWrongShapeAndGoesOn() {
    Sitting sitting = Sitting.start(learner, "typescript");

    learner
        .post(
            "/assessments/" + sitting.id() + "/answers",
            Map.of("questionId", sitting.firstQuestion().get("id"), "answer", 5))
        .statusCode(400)
        .body("violations.field", hasItem("answer"));
    sitting.answer(sitting.firstQuestion(), true).statusCode(200);
  }

  @Test
  void countsOneOfManyAnswersThatArriveAtOnce() throws Exception {
    Sitting sitting = Sitting.start(learner, "kubernetes");
    Map<String, Object> body = Sitting.body(sitting.firstQuestion(), true);

    List<Integer> statuses;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      statuses =
          threads
              .invokeAll(Collections.<Callable<Integer>>nCopies(8, () -> status(sitting, body)))
              .stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    learner.get("/assessments/" + sitting.id()).body("answers.size()", equalTo(1));
  }

  private int status(Sitting sitting, Map<String, Object> body) {
    return learner.post("/assessments/" + sitting.id() + "/answers", body).extract().statusCode();
  }

  @Test
  void repeatsTheReplyToARepeatedAnswer() {
    Sitting sitting = Sitting.start(learner, "trees");
    Map<String, Object> body = Sitting.body(sitting.firstQuestion(), true);
    String path = "/assessments/" + sitting.id() + "/answers";

    String first =
        learner.request().header("Idempotency-Key", "k").body(body).post(path).asString();
    String second =
        learner.request().header("Idempotency-Key", "k").body(body).post(path).asString();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void isNobodyElses() {
    Learner stranger = Learner.create();
    Sitting sitting = Sitting.start(learner, "concurrency");

    stranger.get("/assessments/" + sitting.id()).statusCode(404);
    stranger
        .post(
            "/assessments/" + sitting.id() + "/answers",
            Sitting.body(sitting.firstQuestion(), true))
        .statusCode(404);
    stranger.get("/assessments").body("items.size()", equalTo(0));
    stranger.get("/mastery").body("items.size()", equalTo(0));
  }
}
