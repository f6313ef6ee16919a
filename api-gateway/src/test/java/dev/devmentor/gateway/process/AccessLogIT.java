package dev.devmentor.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.GatewayClient;
import dev.devmentor.localstack.testing.TestIssuer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The access log of a whole process, as whoever collects it sees it. */
class AccessLogIT {

  private static final int REQUESTS = 50;

  /** Of some hundred bytes each: many times what fits into a pipe. */
  private static final int UNREAD = 3_000;

  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private final UUID user = UUID.randomUUID();
  private final String bearer = "Bearer " + TestIssuer.token(user);

  @Test
  void hasOneLineForEachRequestWhenTheProcessHasEnded() {
    List<String> served = ids();
    List<String> refused = ids();
    try (GatewayProcess gateway = AROUND.gateway(Map.of());
        GatewayClient client = gateway.client()) {
      served.forEach(id -> get(client, "/api/v1/tasks", id));
      refused.forEach(id -> get(client, "/nowhere", id));

      gateway.terminate();
      gateway.awaitEnd();

      List<JsonObject> lines = gateway.log().lines().flatMap(AccessLogIT::entry).toList();
      assertThat(of(served, lines))
          .allSatisfy(
              line -> {
                assertThat(line.getString("route")).isEqualTo("my-tasks");
                assertThat(line.getString("userId")).isEqualTo(user.toString());
                assertThat(line.getDouble("upstreamMillis")).isPositive();
              });
      assertThat(of(refused, lines))
          .allSatisfy(
              line -> {
                assertThat(line.getString("route")).isEqualTo("none");
                assertThat(line.fieldNames()).doesNotContain("userId", "upstreamMillis");
              });
    }
  }

  @Test
  void neverKeepsARequestWaiting() {
    try (GatewayProcess gateway = AROUND.unreadGateway();
        GatewayClient client = gateway.client()) {
      for (String id : IntStream.range(0, UNREAD).mapToObj(i -> "unread-" + i).toList()) {
        assertThat(get(client, "/api/v1/tasks", id).statusCode()).isEqualTo(200);
      }
    }
  }

  private static List<String> ids() {
    return Stream.generate(() -> UUID.randomUUID().toString()).limit(REQUESTS).toList();
  }

  private HttpResponse<String> get(GatewayClient client, String target, String id) {
    return client.get(target, "Authorization", bearer, "X-Request-Id", id);
  }

  /** The process says other things as well, which have no route. */
  private static Stream<JsonObject> entry(String line) {
    return line.startsWith("{")
        ? Stream.of(new JsonObject(line)).filter(json -> json.containsKey("route"))
        : Stream.empty();
  }

  /** The lines of these requests: one for each. */
  private static List<JsonObject> of(List<String> ids, List<JsonObject> lines) {
    List<JsonObject> own =
        lines.stream().filter(line -> ids.contains(line.getString("requestId"))).toList();
    assertThat(own)
        .extracting(line -> line.getString("requestId"))
        .containsExactlyInAnyOrderElementsOf(ids);
    return own;
  }
}
