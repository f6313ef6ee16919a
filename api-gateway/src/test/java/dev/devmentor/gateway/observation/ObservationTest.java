package dev.devmentor.gateway.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ObservationTest extends GatewayTest {

  @Inject RecordedLines lines;

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

  @Test
  void countsRequestsByRoute() {
    client.get("/api/v1/projects/42", "Authorization", bearer());

    assertThat(client.get("/q/metrics").body())
        .contains(
            "devmentor_gateway_requests_seconds_count{method=\"GET\",route=\"project\",status=\"200\"")
        .contains("devmentor_gateway_upstream_seconds_count{service=\"projects\"")
        .contains("devmentor_gateway_requests_seconds_bucket{method=\"GET\",route=\"project\"")
        .contains("devmentor_gateway_cache_total{result=\"MISS\",route=\"project\"")
        .contains("devmentor_gateway_admissions_total{outcome=\"ADMITTED\",policy=\"standard\"")
        .doesNotContain("/api/v1/projects/42");
  }
}
