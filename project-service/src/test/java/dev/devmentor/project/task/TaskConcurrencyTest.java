package dev.devmentor.project.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskConcurrencyTest {

  private static final String TASK = "/projects/{p}/tasks/{t}";
  private static final int CLIENTS = 12;

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Together");
  }

  @Test
  void numbersTasksWithoutGaps() {
    List<Integer> numbers =
        Together.run(
            CLIENTS,
            () -> user.post(Map.of("title", "x"), "/projects/{p}/tasks", project).path("number"));
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CLIENTS).boxed().toList());
  }

  @Test
  void reusesNumbersOfRefusedTasks() {
    Together.run(
        CLIENTS,
        () ->
            user.post(
                    Map.of("title", "x", "epicId", UUID.randomUUID()),
                    "/projects/{p}/tasks",
                    project)
                .statusCode());
    assertThat(
            user.post(Map.of("title", "x"), "/projects/{p}/tasks", project).<Integer>path("number"))
        .isEqualTo(1);
  }

  @Test
  void letsOneOfManyConditionalEditsThrough() {
    String task = user.task(project, "Contested");
    List<Integer> answers = Together.run(CLIENTS, () -> editVersionOne(task));
    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 412).hasSize(CLIENTS - 1);
  }

  private int editVersionOne(String task) {
    return user.request()
        .header("If-Match", "\"1\"")
        .contentType(ContentType.JSON)
        .body(Map.of("title", "Edited"))
        .patch(Client.API + TASK, project, task)
        .statusCode();
  }

  @Test
  void countsEveryUnconditionalEdit() {
    String task = user.task(project, "Contested");
    List<Integer> answers =
        Together.run(
            IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(
                    i ->
                        () ->
                            user.patch(Map.of("title", "E" + i), TASK, project, task).statusCode())
                .toList());
    assertThat(answers).containsOnly(200);
    assertThat(user.get(TASK, project, task).<Integer>path("version")).isEqualTo(CLIENTS + 1);
  }

  @Test
  void closesNoCycleFromTwoSides() {
    String a = user.task(project, "A");
    String b = user.task(project, "B");
    List<Integer> answers =
        Together.run(
            List.of(
                () -> user.patch(Map.of("parentId", b), TASK, project, a).statusCode(),
                () -> user.patch(Map.of("parentId", a), TASK, project, b).statusCode()));
    assertThat(answers).containsExactlyInAnyOrder(200, 409);
  }
}
