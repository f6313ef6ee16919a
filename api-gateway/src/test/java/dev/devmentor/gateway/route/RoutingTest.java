package dev.devmentor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class RoutingTest extends GatewayTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/auth/me, auth",
    "/api/v1/projects, projects",
    "/api/v1/projects/1/tasks/critical-path, projects",
    "/api/v1/files/1/content?version=2, projects",
    "/api/v1/memory/documents?tag=a%20b, memory",
  })
  void reachesTheServiceOfTheRoute(String target, String service) {
    HttpResponse<String> answer = client.get(target, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).getString("service")).isEqualTo(service);
    assertThat(json(answer).getString("uri")).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v1/nothing",
        "/internal",
        "/counts",
        "/webjars/x",
        "/index.html"
      })
  void answersUnknownPathsWithAProblem(String path) {
    HttpResponse<String> answer = client.get(path, "X-Request-Id", "abc-1");
    JsonObject problem = json(answer);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("abc-1");
    assertThat(problem.getString("type")).isEqualTo("https://devmentor.dev/problems/not-found");
    assertThat(problem.getString("instance")).isEqualTo(path);
    assertThat(problem.getString("requestId")).isEqualTo("abc-1");
  }

  @Test
  void tellsWhichMethodsAreAllowed() {
    HttpResponse<String> answer =
        client.send("PUT", "/api/v1/auth/me", BodyPublishers.ofString("{}"));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET, HEAD, PATCH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "INVENTED"})
  void knowsNoOtherMethods(String method) throws IOException {
    String answer =
        client.raw(method + " /api/v1/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void answersHeadLikeGetWithoutABody() {
    HttpResponse<String> answer =
        client.send(
            "HEAD",
            "/api/v1/projects?behave=stream&bytes=1000",
            BodyPublishers.noBody(),
            "Authorization",
            bearer());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("1000");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void passesOnAnswersWithoutABody() {
    HttpResponse<String> answer =
        client.get("/api/v1/projects?behave=empty", "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/auth/../projects, 401",
    "/api/v1/auth/login/%2e%2e/users, 401",
    "/api/v1/auth/login/..%2fusers, 400",
    "/api/v1/auth/login%2f..%2fusers, 400",
    "/api/v1/auth/login/..;/users, 400",
    "/api/v1/auth/%6cogin, 405",
    "/api//v1///projects, 401",
    "/api/v1/projects%00, 400",
    "/../../etc/passwd, 400",
    "/%2e%2e/%2e%2e/etc/passwd, 400",
    "/.well-known/../internal, 404",
    "/api/v1/projects/%ff, 400",
    "http://elsewhere/api/v1/projects, 401",
    "http://elsewhere/internal, 404",
    "*, 404",
  })
  void noSpellingReachesAnUnroutedPath(String target, int status) throws IOException {
    String answer =
        client.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/auth/login\\..\\users", "/api/v1/projects?q=%zz"})
  void refusesWhatIsNoUri(String target) throws IOException {
    String answer =
        client.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void theServiceReceivesTheNormalisedPath() throws IOException {
    String answer =
        client.raw(
            "GET //api/v1/./auth/../%70rojects/?q=\u00c3\u00a9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Authorization: "
                + bearer()
                + "\r\n\r\n");

    assertThat(answer).contains("\"uri\":\"/api/v1/projects?q=%C3%A9\"");
  }

  @Test
  void servesTheKeySetToEverybody() {
    assertThat(client.get("/.well-known/jwks.json").body()).contains("\"keys\"");
  }
}
