package dev.devmentor.gateway.route;

import static dev.devmentor.gateway.route.Routes.route;
import static dev.devmentor.gateway.route.Routes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private final RouteTable table =
      table(
          route("root", "a", "/", "GET"),
          route("tasks", "a", "/projects/{id}/tasks", "GET", "POST"),
          route("bulk", "a", "/projects/{id}/tasks/bulk", "POST"),
          route("task", "a", "/projects/{id}/tasks/{taskId}", "GET", "PATCH"),
          route("task-owner", "a", "/projects/{id}/tasks/{taskId}/owner", "GET"),
          route("mine", "a", "/projects/mine/summary", "GET"));

  @ParameterizedTest
  @CsvSource({
    "GET, /, root",
    "GET, /projects/1/tasks, tasks",
    "POST, /projects/1/tasks/bulk, bulk",
    "GET, /projects/1/tasks/2, task",
    "GET, /projects/mine/summary, mine",
    "GET, /projects/mine/tasks, tasks",
    "GET, /projects/1/tasks/bulk/owner, task-owner",
  })
  void findsTheMostLiteralRoute(String method, String path, String name) {
    assertThat(table.find(HttpMethod.valueOf(method), path)).map(Route::name).hasValue(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/projects", "/projects/1", "/projects/1/tasks/2/3", "/x", "/tasks"})
  void knowsNoOtherPath(String path) {
    assertThat(table.methods(path)).isEmpty();
  }

  @Test
  void tellsWhichMethodsAPathHas() {
    assertThat(table.find(HttpMethod.DELETE, "/projects/1/tasks/2")).isEmpty();
    assertThat(table.methods("/projects/1/tasks/2"))
        .containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.PATCH);
    assertThat(table.methods("/projects/1/tasks/bulk")).containsExactly(HttpMethod.POST);
  }

  @Test
  void refusesTwoRoutesForTheSameRequests() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> table(route("one", "a", "/x/{id}", "GET"), route("two", "a", "/x/{n}", "GET")))
        .withMessage("devmentor.routing.routes.two takes GET /x/{n}, as one does");
  }
}
