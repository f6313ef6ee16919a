package dev.devmentor.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class HealthTest extends GatewayTest {

  @Test
  void showsEachServiceAndThatOneIsAway() {
    HttpResponse<String> answer = client.get("/health");
    JsonObject health = json(answer);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(health.fieldNames()).containsExactlyInAnyOrder("status", "services");
    assertThat(health.getString("status")).isEqualTo("DEGRADED");
    assertThat(health.getJsonObject("services").fieldNames())
        .containsExactlyInAnyOrder(
            "auth", "projects", "memory", "learning", "twice", "both", "sockets");
    assertThat(health.getJsonObject("services").getJsonObject("auth").getString("status"))
        .isEqualTo("UP");
    assertThat(health.getJsonObject("services").getJsonObject("auth").getLong("latencyMs"))
        .isNotNegative();
    assertThat(health.getJsonObject("services").getJsonObject("learning").getString("status"))
        .isEqualTo("DOWN");
  }

  @Test
  void manyWhoAskAtOnceShareAnAnswer() {
    long before = asked();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 50)
            .mapToObj(
                _ ->
                    client.sendAsync(
                        "GET", "/health", BodyPublishers.noBody(), BodyHandlers.ofString()))
            .toList();

    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(asked() - before).isLessThan(25);
  }

  @Test
  void isNotAskedAboutAgainAtOnce() {
    await()
        .until(
            () -> {
              client.get("/health");
              long asked = asked();
              client.get("/health");
              return asked() == asked;
            });
  }

  @Test
  void isAskedAboutAgainAfterAWhile() {
    client.get("/health");
    long asked = asked();

    await()
        .until(
            () -> {
              client.get("/health");
              return asked() > asked;
            });
  }

  private static long asked() {
    return count("projects", "asked:health");
  }

  @Test
  void showsTheRoutesToAdmins() {
    HttpResponse<String> answer = client.get("/health?verbose", "Authorization", bearer("admin"));
    JsonObject project =
        json(answer).getJsonArray("routes").stream()
            .map(JsonObject.class::cast)
            .filter(route -> route.getString("name").equals("project"))
            .findAny()
            .orElseThrow();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).getJsonObject("health").getString("status")).isEqualTo("DEGRADED");
    assertThat(project.getString("path")).isEqualTo("/api/v1/projects/{id}");
    assertThat(project.getString("cache")).isEqualTo("project");
    assertThat(project.getJsonArray("methods")).containsExactly("DELETE", "GET", "HEAD", "PATCH");
  }

  @Test
  void showsThemToNobodyElse() {
    assertThat(client.get("/health?verbose").statusCode()).isEqualTo(401);
    assertThat(client.get("/health?verbose", "Authorization", bearer()).statusCode())
        .isEqualTo(403);
    assertThat(json(client.get("/health?other")).fieldNames()).doesNotContain("routes");
  }

  @Test
  void theProcessItselfIsReady() {
    assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(client.get("/q/health/live").statusCode()).isEqualTo(200);
  }
}
