package dev.devmentor.benchmarks.auth;

import dev.devmentor.benchmarks.server.LoopbackPort;
import dev.devmentor.benchmarks.server.Postgres;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.ServerProcess;
import dev.devmentor.localstack.launcher.ServiceJvm;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The auth service as packaged, with the settings that the launcher gives it. */
final class DevMentor {

  private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private DevMentor() {}

  /** Migrates, starts once for the keys and the accounts, and once more to be measured. */
  static Subject start(Repository repository, Path folder, Postgres postgres, String redis)
      throws IOException, InterruptedException {
    postgres.migrations(repository, folder.resolve("migrations.log"), "migrate");
    int port = LoopbackPort.free();
    URI url = URI.create("http://127.0.0.1:" + port);
    Map<String, String> environment =
        Map.of(
            "QUARKUS_HTTP_HOST",
            "127.0.0.1",
            "QUARKUS_HTTP_PORT",
            String.valueOf(port),
            "MALLOC_ARENA_MAX",
            "2",
            "DEVMENTOR_DB_URL",
            postgres.url(Postgres.DEVMENTOR),
            "DEVMENTOR_DB_PASSWORD",
            Postgres.PASSWORD,
            "DEVMENTOR_REDIS_URL",
            redis,
            "DEVMENTOR_AUTH_URL",
            url.toString(),
            "DEVMENTOR_MASTER_KEY",
            MASTER_KEY,
            "DEVMENTOR_INTERNAL_KEY",
            MASTER_KEY);
    List<String> command = ServiceJvm.command("128m");
    command.addAll(List.of("-jar", repository.application("auth-service").toString()));
    Path log = folder.resolve("auth-service.log");
    URI ready = url.resolve("/q/health/ready");
    try (ServerProcess first = ServerProcess.start(command, environment, log)) {
      first.awaitAnswer(ready);
      register(url);
    }
    ServerProcess process = ServerProcess.start(command, environment, log);
    return subject(process, process.awaitAnswer(ready), url);
  }

  private static Subject subject(ServerProcess process, double startSeconds, URI url) {
    return new Subject(
        "DevMentor",
        process,
        startSeconds,
        post(url, "login"),
        name ->
            new JsonObject()
                .put("email", Users.email(name))
                .put("password", Users.PASSWORD)
                .encode(),
        post(url, "refresh"),
        token -> new JsonObject().put("refreshToken", token).encode(),
        "refreshToken");
  }

  private static RequestOptions post(URI url, String what) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(url.resolve("/api/v1/auth/" + what).toString())
        .putHeader("Content-Type", "application/json");
  }

  private static void register(URI url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String name : Users.names()) {
        JsonObject account =
            new JsonObject()
                .put("email", Users.email(name))
                .put("username", name)
                .put("password", Users.PASSWORD);
        HttpRequest request =
            HttpRequest.newBuilder(url.resolve("/api/v1/auth/register"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(account.encode()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
          throw new IllegalStateException("registration: " + answer.body());
        }
      }
    }
  }
}
