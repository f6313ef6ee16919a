package dev.devmentor.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.gateway.testing.GatewayClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a gateway from starting, and what does not. */
class StartIT {

  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  @ParameterizedTest
  @CsvSource({
    "devmentor.routing.routes.tasks.timeout, 0S",
    "devmentor.routing.routes.tasks.rate, none",
    "devmentor.routing.routes.tasks.timeuot, 5S",
    "devmentor.admission.policies.standard.limit, none",
    "devmentor.cors.origins, *",
    "devmentor.client.trusted-proxies, everybody",
  })
  void doesNotStartAndSaysWhy(String key, String value) {
    assertThatThrownBy(() -> AROUND.gateway(Map.of(key, value)))
        .hasMessageContaining("the gateway did not start")
        .hasMessageContaining(key);
  }

  @Test
  void startsAndAnswersWithoutRedis() {
    try (GatewayProcess gateway =
            AROUND.gateway(Map.of("quarkus.redis.hosts", "redis://127.0.0.1:1"));
        GatewayClient client = gateway.client()) {
      HttpResponse<String> answer =
          client.get("/api/v1/tasks", "Authorization", Surroundings.bearer());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }
}
