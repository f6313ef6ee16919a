package dev.devmentor.gateway.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ObservationTest extends GatewayTest {

  private static final Pattern ANSWERS_OF_AUTH =
      Pattern.compile("gateway_upstream_seconds_count\\{service=\"auth\"[^}]*} (\\S+)");

  @Inject RecordedLines lines;
  @Inject RedisDataSource redis;

  @Test
  void logsOneLineForEachRequestWithoutAnySecret() {
    UUID user = UUID.randomUUID();
    String token = TestIssuer.token(user);

    client.get(
        "/api/v1/projects?q=private", "Authorization", "Bearer " + token, "X-Request-Id", "log-1");

    JsonObject line = line("log-1");
    assertThat(line.getString("route")).isEqualTo("projects");
    assertThat(line.getString("path")).isEqualTo("/api/v1/projects");
    assertThat(line.getString("userId")).isEqualTo(user.toString());
    assertThat(line.getInteger("status")).isEqualTo(200);
    assertThat(line.getString("client")).isEqualTo("127.0.0.1");
    assertThat(line.getString("cache")).isIn("MISS", "BYPASS");
    assertThat(line.getDouble("millis")).isPositive();
    assertThat(line.getDouble("upstreamMillis")).isPositive();
    assertThat(line.encode()).doesNotContain(token).doesNotContain("private");
  }

  @Test
  void logsRefusedRequestsToo() {
    client.get("/nowhere", "X-Request-Id", "log-2");

    assertThat(line("log-2").getInteger("status")).isEqualTo(404);
    assertThat(line("log-2").getString("route")).isEqualTo("none");
  }

  private JsonObject line(String requestId) {
    return await().until(() -> lines.of(requestId), Optional::isPresent).orElseThrow();
  }

  /** A write, which is heard out. */
  @Test
  void timesServicesWhoseClientsHaveLeft() throws IOException {
    String id = UUID.randomUUID().toString();
    double before = answersOfAuth();
    try (Socket socket = client.connect()) {
      String request =
          "PATCH /api/v1/auth/users/%s?behave=slow&millis=200&id=%1$s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: 0\r\n\r\n"
              .formatted(id, bearer("admin"));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await().until(() -> count("auth", "seen:" + id) == 1);
    }

    await().until(() -> answersOfAuth() == before + 1);
  }

  private double answersOfAuth() {
    return ANSWERS_OF_AUTH
        .matcher(client.get("/q/metrics").body())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }

  @Test
  void countsRequestsByRoute() {
    client.get("/api/v1/projects/42", "Authorization", bearer());

    assertThat(client.get("/q/metrics").body())
        .contains(
            "devmentor_gateway_requests_seconds_count{method=\"GET\",route=\"project\",status=\"200\"")
        .contains("devmentor_gateway_upstream_seconds_count{service=\"projects\"")
        .contains("devmentor_gateway_requests_seconds_bucket{method=\"GET\",route=\"project\"")
        .contains("devmentor_gateway_cache_total{result=\"MISS\",route=\"project\"")
        .contains(admissions("ADMITTED", "standard", "project"))
        .contains(admissions("ADMITTED", "strangers", "project"))
        .doesNotContain("/api/v1/projects/42");
  }

  @Test
  void countsWhoIsTurnedAwayByRoute() {
    UUID session = UUID.randomUUID();
    String user =
        "Bearer "
            + TestIssuer.tokenWith(
                UUID.randomUUID(), claims -> claims.setStringClaim("sid", session.toString()));
    IntStream.range(0, 3).forEach(_ -> client.get("/each", "Authorization", user));
    redis.value(String.class).setex("devmentor:revoked:" + session, 960, "1");
    client.get("/each", "Authorization", user);

    assertThat(client.get("/q/metrics").body())
        .contains(admissions("LIMITED", "each", "each"))
        .contains(admissions("REVOKED", "each", "each"));
  }

  private static String admissions(String outcome, String policy, String route) {
    return "devmentor_gateway_admissions_total{outcome=\"%s\",policy=\"%s\",route=\"%s\"} "
        .formatted(outcome, policy, route);
  }

  @Test
  void countsWhatNeverBecameARequest() throws IOException {
    assertThat(client.raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.1 400 ");

    assertThat(client.get("/q/metrics").body())
        .contains("devmentor_gateway_unreadable_total{status=\"400\"} ");
  }
}
