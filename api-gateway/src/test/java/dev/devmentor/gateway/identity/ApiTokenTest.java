package dev.devmentor.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.FakeApiTokens;
import dev.devmentor.gateway.testing.FakeApiTokens.Known;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ApiTokenTest extends GatewayTest {

  private static final String ROUTE = "/api/v1/projects";

  @Inject RedisDataSource redis;

  @Test
  void servicesGetAnAccessTokenInItsPlace() {
    Known token = FakeApiTokens.create("user", "read");
    HttpResponse<String> answer = client.get(ROUTE, "Authorization", token.bearer());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).getJsonObject("headers").getString("authorization"))
        .startsWith("Bearer ey")
        .doesNotContain("dmt_");
  }

  @Test
  void authServiceIsAskedOnce() {
    Known token = FakeApiTokens.create("user", "read");
    client.get(ROUTE, "Authorization", token.bearer());
    client.get(ROUTE, "Authorization", token.bearer());

    assertThat(token.asked()).hasValue(1);
  }

  @Test
  void authServiceIsAskedOnceByManyAtTheSameTime() {
    Known token = FakeApiTokens.create("user", "read");
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 30).mapToObj(i -> first(token, "many-" + i)).toList();

    assertThat(answers)
        .extracting(CompletableFuture::join)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(token.asked()).hasValue(1);
    assertThat(answers)
        .extracting(answer -> seenRequestId(answer.join()))
        .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(i -> "many-" + i).toList());
  }

  private CompletableFuture<HttpResponse<String>> first(Known token, String requestId) {
    return client.sendAsync(
        "GET",
        "/api/v1/tasks",
        BodyPublishers.noBody(),
        BodyHandlers.ofString(),
        "Authorization",
        token.bearer(),
        "X-Request-Id",
        requestId);
  }

  private static String seenRequestId(HttpResponse<String> answer) {
    return json(answer).getJsonObject("headers").getString("x-request-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dmt_", "dmt_unknown", "dmt_a b"})
  void strangersAreRefused(String token) {
    HttpResponse<String> answer = client.get(ROUTE, "Authorization", "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("dmt_");
  }

  @Test
  void oversizedOnesAreNotEvenLookedUp() {
    String token = "dmt_" + "x".repeat(1000);
    assertThat(client.get(ROUTE, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
  }

  @Test
  void revocationIsFoundOutAtOnce() {
    Known token = FakeApiTokens.create("user", "read");
    assertThat(client.get(ROUTE, "Authorization", token.bearer()).statusCode()).isEqualTo(200);

    redis.value(String.class).setex("devmentor:revoked:" + token.id(), 960, "1");

    assertThat(client.get(ROUTE, "Authorization", token.bearer()).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "read, GET, /api/v1/projects, 200",
    "read, POST, /api/v1/projects, 403",
    "write, POST, /api/v1/projects, 200",
    "write, GET, /api/v1/projects, 403",
    "projects:read, GET, /api/v1/projects/1, 200",
    "projects:read, DELETE, /api/v1/projects/1, 403",
    "projects:write, DELETE, /api/v1/projects/1, 200",
    "projects:read, GET, /api/v1/memory/documents, 403",
    "memory:read, POST, /api/v1/memory/search, 200",
    "memory:write, POST, /api/v1/memory/documents, 200",
    "write, POST, /api/v1/auth/password/change, 403",
    "write, POST, /api/v1/auth/api-tokens, 403",
    "login, POST, /api/v1/auth/api-tokens, 403",
    "write, DELETE, /api/v1/auth/me, 403",
  })
  void scopesSayWhatItMayDo(String scope, String method, String target, int status) {
    Known token = FakeApiTokens.create("user", scope);
    HttpResponse<String> answer =
        client.send(method, target, BodyPublishers.noBody(), "Authorization", token.bearer());

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 403) {
      assertThat(json(answer).getString("type"))
          .isEqualTo("https://devmentor.dev/problems/insufficient-scope");
    }
  }

  @Test
  void scopesDoNotReplaceARole() {
    Known token = FakeApiTokens.create("user", "read", "write");
    assertThat(client.get("/api/v1/auth/users", "Authorization", token.bearer()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void nobodyReachesTheInternalRoute() {
    assertThat(post("/internal/api-tokens/verify", "{}", "X-Internal-Key", "guess").statusCode())
        .isEqualTo(404);
  }
}
