package dev.devmentor.gateway.connection;

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
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ConnectionGuardTest.Impatient.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ConnectionGuardTest extends GatewayTest {

  /** Waits for clients no longer than a test does. */
  public static class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "devmentor.connection.head-timeout", "500ms",
          "devmentor.proxy.pace-window", "2s");
    }
  }

  @Inject Connections connections;

  @Test
  void endsConnectionsWhoseHeadDrips() throws IOException {
    String answer = drip("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ");

    assertRefusal(answer, 408);
  }

  @Test
  void endsConnectionsWhoseSecondHeadDrips() throws IOException {
    String answer =
        drip(
            "GET /.well-known/jwks.json HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\nX-Slow: ");

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 408 ");
  }

  @Test
  void endsConnectionsWhoseBodyDrips() throws IOException {
    String answer =
        drip(
            "POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nAuthorization: "
                + bearer()
                + "\r\nContent-Length: 5000\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
  }

  @Test
  void endsConnectionsWhoseUnwantedBodyDrips() throws IOException {
    String answer = drip("POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n"})
  void letsAConnectionRestBetweenRequests(String behind) throws Exception {
    try (Socket socket = client.connect()) {
      String request = "GET /.well-known/jwks.json HTTP/1.1\r\nHost: x\r\n\r\n";
      byte[] buffer = new byte[4096];
      for (int i = 0; i < 2; i++) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int length = socket.getInputStream().read(buffer);
        assertThat(new String(buffer, 0, length, StandardCharsets.US_ASCII))
            .startsWith("HTTP/1.1 200 ");
        write(socket, behind);
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
      }
    }
  }

  /** What it is told waits behind what it has not taken. */
  @Test
  void endsConnectionsOfClientsThatDoNotReadTheirRefusal() throws IOException {
    try (Socket socket = client.connect()) {
      FullKernel kernel = FullKernel.under(socket, connections.open());

      socket.getOutputStream().write('G');

      await().until(kernel::keepsSomething);
      await().until(() -> !kernel.hasConnection());
    }
  }

  /** It waits behind an answer that the client has not taken. */
  @Test
  void aWholeHeadIsInTimeHoweverLongItWaits() throws IOException {
    String id = UUID.randomUUID().toString();
    try (Socket socket = client.connect()) {
      FullKernel kernel = FullKernel.under(socket, connections.open());
      write(socket, "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
      await().until(kernel::keepsSomething);
      write(
          socket,
          "POST /api/v1/auth/login?id=%s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(id));
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> kernel.hasConnection() && count("auth", "seen:" + id) == 0);

      kernel.drain();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404 ")
          .contains("HTTP/1.1 200 ")
          .doesNotContain("HTTP/1.1 408 ");
    }
    assertThat(count("auth", "seen:" + id)).isEqualTo(1);
  }

  private static void write(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** One byte at a time, for longer than the gateway waits; what it answers until it hangs up. */
  private String drip(String beginning) throws IOException {
    try (Socket socket = client.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(50);
      StringBuilder answer = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        try {
          int next = socket.getInputStream().read();
          if (next < 0) {
            return answer.toString();
          }
          answer.append((char) next);
          i--;
        } catch (SocketTimeoutException _) {
          out.write('a');
        } catch (SocketException _) {
          return answer.toString(); // what was still on its way when the gateway hung up
        }
      }
      throw new AssertionError("still open after: " + answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /health\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nX-\u0000: 1\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nX-Odd: a\u0001b\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 5x\r\n\r\n",
        "GET /health?x=\" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /health?x=% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /hea\"lth HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nXX",
      })
  void refusesWhatCannotBeReadWithAProblem(String request) throws IOException {
    assertRefusal(client.raw(request), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "http/1.1"})
  void refusesVersionsThatItDoesNotSpeakWithAProblem(String version) throws IOException {
    assertRefusal(client.raw("GET /health " + version + "\r\nHost: x\r\n\r\n"), 505);
  }

  @Test
  void refusesABodyThatBreaksInTheMiddle() throws IOException {
    String id = UUID.randomUUID().toString();
    try (Socket socket = client.connect()) {
      String beginning =
          "POST /api/v1/projects?id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n%s\r\n"
              .formatted(id, bearer(), "a".repeat(0x20000));
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      await().until(() -> count("projects", "bytes:" + id) == 0x20000);
      socket.getOutputStream().write("no length\r\n".getBytes(StandardCharsets.US_ASCII));

      assertRefusal(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII), 400);
    }
    await().until(() -> count("projects", "broken:" + id) == 1);
  }

  @ParameterizedTest
  @CsvSource({"431, X-Bomb: %s", "414, %s"})
  void refusesHeaderBombsWithAProblem(int status, String shape) throws IOException {
    String bomb = shape.formatted("a".repeat(100_000));
    String request =
        status == 414
            ? "GET /" + bomb + " HTTP/1.1\r\nHost: x\r\n\r\n"
            : "GET /health HTTP/1.1\r\nHost: x\r\n" + bomb + "\r\n\r\n";

    assertRefusal(client.raw(request), status);
  }

  @Test
  void refusesTooManyFieldsWithAProblem() throws IOException {
    String many = "X-Bomb: aaaaaaaa\r\n".repeat(10_000);

    assertRefusal(client.raw("GET /health HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"), 431);
  }

  private static void assertRefusal(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("x-request-id: ");
    JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("requestId")).isNotEmpty();
  }
}
