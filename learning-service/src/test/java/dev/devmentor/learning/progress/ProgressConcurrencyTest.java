package dev.devmentor.learning.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.learning.Learner;
import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whoever reports progress takes turns with whoever else writes the same. */
@QuarkusTest
class ProgressConcurrencyTest {

  private final Learner learner = Learner.create();

  @Test
  void takesTurnsWithTheDeletionOfTheRoadmap()
      throws SQLException, InterruptedException, ExecutionException {
    Response roadmap =
        learner
            .post("/roadmaps", Map.of("title", "Mine", "items", List.of(Map.of("title", "Read"))))
            .extract()
            .response();
    String id = roadmap.path("id");
    String item = roadmap.path("items[0].id");

    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        Connection other = TestDatabase.superuser().getConnection()) {
      other.setAutoCommit(false);
      execute(other, "select from learning.roadmap_items where id = '" + item + "' for update");
      Future<Integer> reported =
          threads.submit(() -> learner.complete(item).extract().statusCode());
      awaitWaiting(1);
      Future<Integer> deleted =
          threads.submit(() -> learner.request().delete("/roadmaps/" + id).statusCode());
      awaitWaiting(2);
      other.commit();

      assertThat(reported.get()).isEqualTo(200);
      assertThat(deleted.get()).isEqualTo(204);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void awaitWaiting(int sessions) {
    await()
        .until(
            () ->
                Rows.count(
                        """
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """)
                    == sessions);
  }
}
