package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that do not agree to a WebSocket, or do and then take no part in it. */
@QuarkusTest
@TestProfile(FailingServicesTest.Narrow.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class HandshakeTest extends GatewayTest {

  private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
  private static final String LAST =
      "GET /.well-known/jwks.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  /** More than all buffers on the way hold. */
  private static final long FLOOD = 500L * 1024 * 1024;

  private static final long IN_FLIGHT = 100L * 1024 * 1024;

  @AfterEach
  void waitUntilItIsBack() {
    await().untilAsserted(() -> assertThat(status("GET", "none", "")).isEqualTo("200"));
  }

  @Test
  void whatTheServiceSaysInsteadReachesTheClient() throws IOException {
    String answers = client.raw(request("GET", "refuse", UPGRADE) + LAST);

    assertThat(answers)
        .startsWith("HTTP/1.1 426 ")
        .containsIgnoringCase("\r\nsec-websocket-version: 13\r\n")
        .contains("only another version")
        .contains("HTTP/1.1 200 ");
  }

  @Test
  void aServiceThatRefusesIsWell() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(status("GET", "deny", UPGRADE)).isEqualTo("401");
    }
  }

  @Test
  void aServiceThatSaysNothingIsLeftAloneUntilItAgrees() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(status("GET", "silent", UPGRADE)).isEqualTo("504");
    }
    assertThat(client.raw(request("GET", "silent", UPGRADE + "Connection: close\r\n")))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("\r\nretry-after: ");

    await().until(() -> status("GET", "deaf", UPGRADE).equals("101"));

    assertThat(status("GET", "none", "")).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n",
        "Connection: keep-alive\r\nConnection: UPGRADE\r\nUpgrade: other/2, WebSocket\r\n",
      })
  void areAskedForInLists(String fields) throws IOException {
    assertThat(status("GET", "deaf", fields)).isEqualTo("101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Upgrade: websocket\r\n",
        "Connection: keep-alive\r\nUpgrade: websocket\r\n",
        "Connection: Upgrade\r\nUpgrade: other\r\n",
      })
  void areNotAskedForByHalf(String fields) throws IOException {
    assertThat(status("GET", "deaf", fields)).isEqualTo("200");
  }

  @Test
  void areNotAskedForByOtherMethods() throws IOException {
    assertThat(status("POST", "deaf", UPGRADE)).isEqualTo("200");
  }

  @Test
  void aServiceThatDoesNotReadHoldsUpItsClientAndNotTheEnd() throws IOException {
    AtomicLong sent = new AtomicLong();
    try (Socket socket = client.connect()) {
      socket.getOutputStream().write(bytes(request("GET", "deaf", UPGRADE)));
      await().until(() -> count("sockets", "open") > 0);
      Thread.ofVirtual().start(() -> flood(socket, sent));
      await().until(() -> sent.get() > 0);

      await().during(Duration.ofSeconds(1)).until(() -> sent.get() < IN_FLIGHT);
    }

    await().until(() -> count("sockets", "open") == 0);
  }

  private static void flood(Socket socket, AtomicLong sent) {
    try {
      OutputStream out = socket.getOutputStream();
      for (byte[] chunk = new byte[64 * 1024]; sent.get() < FLOOD; sent.addAndGet(chunk.length)) {
        out.write(chunk);
      }
    } catch (IOException _) {
      // The test is over and has closed the socket.
    }
  }

  private String status(String method, String behaviour, String fields) throws IOException {
    try (Socket socket = client.connect()) {
      socket.getOutputStream().write(bytes(request(method, behaviour, fields)));
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length());
    }
  }

  private static String request(String method, String behaviour, String fields) {
    return "%s /sockets?behave=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n%s\r\n"
        .formatted(method, behaviour, bearer(), fields);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
