package dev.devmentor.gateway.process;

import dev.devmentor.gateway.testing.GatewayClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlockingProbeIT {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  @Test
  void probe() throws Exception {
    try (GatewayProcess gateway =
            AROUND.gateway(
                Map.of(
                    "quarkus.vertx.max-event-loop-execute-time", "20ms",
                    "quarkus.vertx.warning-exception-time", "20ms",
                    "quarkus.vertx.blocked-thread-check-interval", "5ms"));
        GatewayClient client = gateway.client()) {
      String[] targets = {
        "/health",
        "/.well-known/jwks.json",
        "/api/v1/tasks",
        "/api/v1/projects",
        "/api/v1/projects?behave=cacheable",
        "/openapi",
        "/docs",
        "/docs/swagger-ui-bundle.js",
        "/health?verbose",
        "/nothing"
      };
      StringBuilder times = new StringBuilder();
      for (String target : targets) {
        for (int i = 0; i < 2; i++) {
          long t = System.nanoTime();
          int status = client.get(target, "Authorization", Surroundings.bearer()).statusCode();
          times
              .append(target)
              .append(' ')
              .append(status)
              .append(' ')
              .append((System.nanoTime() - t) / 1000)
              .append(" us\n");
        }
      }
      client.send(
          "PATCH",
          "/api/v1/projects/1",
          BodyPublishers.ofString("{}"),
          "Authorization",
          Surroundings.bearer());
      Files.writeString(Path.of("/tmp/gw-probe.txt"), times + gateway.log());
    }
  }
}
