package dev.devmentor.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are read before a service is asked, and the memory for all of them. */
@QuarkusTest
@TestProfile(IntakeTest.Little.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class IntakeTest extends GatewayTest {

  private static final int MEMORY = 256 * 1024;
  private static final int BODY = 60_000;
  private static final int MOST_OF_IT = 50_000;

  /** Memory for a few bodies. */
  public static class Little implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("devmentor.proxy.intake-memory", String.valueOf(MEMORY));
    }
  }

  private final String id = UUID.randomUUID().toString();
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void bodiesForWhichNoMemoryIsLeftGoOnToTheService() throws IOException {
    int many = 20;
    for (int i = 0; i < many; i++) {
      send(begin("POST", "/api/v1/projects?id=" + id), 1);
    }
    for (Socket socket : sockets) {
      send(socket, MOST_OF_IT - 1);
    }

    await()
        .untilAsserted(
            () ->
                assertThat(count("projects", "bytes:" + id))
                    .isGreaterThanOrEqualTo(many * MOST_OF_IT - MEMORY));
    for (Socket socket : sockets) {
      send(socket, BODY - MOST_OF_IT);
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  /** The service has the bodies; what holds the requests up is that nobody reads the answers. */
  @Test
  void bodiesThatAServiceHasTakeNoMemory() throws IOException {
    String download = "/api/v1/files/1/content?behave=stream&bytes=500000000&id=" + id;
    int many = MEMORY / BODY + 1;
    for (int i = 0; i < many; i++) {
      send(begin("GET", download), BODY);
    }
    await().until(() -> count("projects", "seen:" + id) == many);

    send(begin("POST", "/api/v1/projects?id=half-" + id), MOST_OF_IT);

    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(count("projects", "seen:half-" + id)).isZero());
  }

  private Socket begin(String method, String target) throws IOException {
    Socket socket = client.connect();
    sockets.add(socket);
    String head =
        "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, target, bearer(), BODY);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void send(Socket socket, int bytes) throws IOException {
    socket.getOutputStream().write(new byte[bytes]);
  }
}
