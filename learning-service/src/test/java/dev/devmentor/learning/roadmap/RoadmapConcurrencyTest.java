package dev.devmentor.learning.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.learning.Learner;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Whoever changes a roadmap hears of the own change, whatever others do in the same moment. */
@QuarkusTest
class RoadmapConcurrencyTest {

  private final Learner learner = Learner.create();

  @RepeatedTest(5)
  void answersEachOfSeveralChangesAtOnceWithItsOwn() {
    String path = "/roadmaps/" + learner.roadmapTo("git").path("id");
    List<String> titles = IntStream.range(0, 8).mapToObj(i -> "Title " + i).toList();

    List<Response> answers;
    try (ExecutorService threads = Executors.newFixedThreadPool(titles.size())) {
      answers =
          titles.stream().map(title -> threads.submit(() -> renamed(path, title))).toList().stream()
              .map(RoadmapConcurrencyTest::result)
              .toList();
    }

    assertThat(answers).extracting(answer -> answer.path("title")).isEqualTo(titles);
    assertThat(answers)
        .extracting(answer -> answer.header("ETag"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 9).mapToObj("\"%d\""::formatted).toList());
  }

  private Response renamed(String path, String title) {
    return learner.patch(path, Map.of("title", title)).statusCode(200).extract().response();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
