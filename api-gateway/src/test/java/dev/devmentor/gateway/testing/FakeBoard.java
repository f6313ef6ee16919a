package dev.devmentor.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Projects with members and a number that each write raises, as project-service has them in its
 * database. Requests take a while before and after they look at it, as requests do.
 */
final class FakeBoard {

  private record Project(AtomicLong number, Set<String> members) {}

  private final Map<String, Project> projects = new ConcurrentHashMap<>();

  void handle(HttpServerRequest request) {
    later(() -> work(request));
  }

  private void work(HttpServerRequest request) {
    String[] path = request.path().split("/", -1);
    Project project =
        projects.computeIfAbsent(
            path[4].toLowerCase(java.util.Locale.ROOT),
            _ -> new Project(new AtomicLong(), ConcurrentHashMap.newKeySet()));
    String user = user(request);
    boolean members = path.length > 6 && path[5].equals("collaborators");
    if (members && request.method().equals(HttpMethod.PUT)) {
      project.members().add(path[6]);
      answer(request, 204, null);
    } else if (members && request.method().equals(HttpMethod.DELETE)) {
      project.members().remove(path[6]);
      answer(request, 204, null);
    } else if (!project.members().contains(user)) {
      answer(request, 404, new JsonObject());
    } else {
      boolean write = request.method().equals(HttpMethod.PATCH);
      long number = write ? project.number().incrementAndGet() : project.number().get();
      answer(request, 200, new JsonObject().put("number", number).put("reader", user));
    }
  }

  private static void answer(HttpServerRequest request, int status, JsonObject body) {
    later(
        () -> {
          request.response().setStatusCode(status);
          if (body == null) {
            request.response().end();
          } else {
            request.response().end(body.toBuffer());
          }
        });
  }

  private static void later(Runnable step) {
    long millis = ThreadLocalRandom.current().nextLong(1, 6);
    Vertx.currentContext().owner().setTimer(millis, _ -> step.run());
  }

  private static String user(HttpServerRequest request) {
    String claims = request.getHeader("Authorization").split("\\.", -1)[1];
    return new JsonObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .getString("sub");
  }
}
