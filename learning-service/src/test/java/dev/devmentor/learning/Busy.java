package dev.devmentor.learning;

import dev.devmentor.learning.assessment.Sitting;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** A learner who has left a trace in every table. */
final class Busy {

  private Busy() {}

  static Learner learner() {
    Learner learner = Learner.create();
    Map<String, Object> body =
        Map.of(
            "title",
            "Mine",
            "items",
            List.of(Map.of("title", "Read", "skill", "git"), Map.of("title", "Write")));
    Response roadmap =
        learner.request().header("Idempotency-Key", "k").body(body).post("/roadmaps").thenReturn();
    learner.complete(roadmap.path("items[1].id"));
    Sitting.start(learner, "git").finish(true);
    String recommendation =
        learner.get("/recommendations").statusCode(200).extract().path("[0].id");
    learner.post("/recommendations/" + recommendation + "/dismiss", "").statusCode(200);
    return learner;
  }
}
