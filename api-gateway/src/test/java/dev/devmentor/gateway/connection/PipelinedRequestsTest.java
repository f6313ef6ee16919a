package dev.devmentor.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.buffer.PooledByteBufAllocator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send requests before they have the answers to those before. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class PipelinedRequestsTest extends GatewayTest {

  private static final String DOCS = "GET /docs HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String NOTHING = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String LAST =
      "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private static final Duration A_WHILE = Duration.ofSeconds(1);

  /** More than all buffers on the way hold. */
  private static final int LARGE_ASSETS = 12;

  private static final int CONNECTIONS = 100;

  private final String id = UUID.randomUUID().toString();
  private final String counted =
      "POST /api/v1/auth/login?id=%s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .formatted(id);

  @Test
  void areAnsweredInTheirOrder() throws IOException {
    String answers = client.raw((DOCS + NOTHING).repeat(20) + LAST);

    assertThat(statuses(answers)).hasSize(41).startsWith("200", "404", "200").endsWith("404");
  }

  @Test
  void takeTheirBodiesWithThem() throws IOException {
    String post = "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    String answers = client.raw(DOCS + post.repeat(10) + LAST);

    assertThat(statuses(answers)).hasSize(12).startsWith("200", "200").endsWith("404");
    assertThat(answers.split("\"bytes\":5", -1)).hasSize(11);
  }

  @Test
  void aFloodEndsItsConnectionAndNothingElse() throws IOException {
    try (Socket socket = client.connect()) {
      sendUntilClosed(socket, DOCS + NOTHING.repeat(40_000));

      assertThat(statuses(readUntilClosed(socket)).size()).isLessThan(40_000);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void waitUntilTheAnswerBeforeIsTaken() throws IOException {
    String asset = "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(base().getHost(), base().getPort()));
      socket.getOutputStream().write(bytes(asset.repeat(LARGE_ASSETS) + counted));

      await().during(A_WHILE).until(() -> count("auth", "seen:" + id) == 0);

      String answers = readUntilClosed(socket);
      assertThat(statuses(answers)).hasSize(LARGE_ASSETS + 1).containsOnly("200");
    }
    assertThat(count("auth", "seen:" + id)).isEqualTo(1);
  }

  @Test
  void whatIsWrongWithOneIsNotToldToTheOneBefore() throws IOException {
    String slow =
        "GET /api/v1/projects?behave=slow&millis=300 HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
            .formatted(bearer());
    String broken =
        "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n";

    assertThat(statuses(client.raw(slow + broken))).containsExactly("200", "400");
  }

  /** The server drops them as they are, with the memory that they lie in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.2\r\nHost: x\r\n\r\n",
        NOTHING + "GET / HTTP/1.2\r\nHost: x\r\n\r\n",
        "GET /q/health HTTP/1.0\r\n\r\n",
        "GET /q/health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        LAST,
      })
  void behindTheLastOneLeaveNothingInMemory(String last) throws IOException {
    String behind =
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n" + "a".repeat(1_024);
    readUntilClosed(last + behind);
    long before = pinned();

    for (int i = 0; i < CONNECTIONS; i++) {
      readUntilClosed(last + behind);
    }

    await().untilAsserted(() -> assertThat(pinned() - before).isLessThan(CONNECTIONS * 1_024));
  }

  /** Bytes of buffers that somebody holds. */
  private static long pinned() {
    return ((PooledByteBufAllocator) VertxByteBufAllocator.POOLED_ALLOCATOR).pinnedDirectMemory();
  }

  /** What comes first on a connection is copied; the rest lies where it was read. */
  private void readUntilClosed(String requests) throws IOException {
    try (Socket socket = client.connect()) {
      sendUntilClosed(socket, NOTHING);
      assertThat(socket.getInputStream().read(new byte[4_096])).isPositive();
      sendUntilClosed(socket, requests);
      assertThat(statuses(readUntilClosed(socket))).hasSizeLessThan(3);
    }
  }

  private static List<String> statuses(String answers) {
    return STATUS.matcher(answers).results().map(PipelinedRequestsTest::code).toList();
  }

  private static String code(MatchResult status) {
    return status.group(1);
  }

  private static void sendUntilClosed(Socket socket, String requests) {
    try {
      socket.getOutputStream().write(bytes(requests));
    } catch (IOException _) {
      // The gateway has closed the connection.
    }
  }

  /** What the gateway says before it breaks a connection off may be lost. */
  private static String readUntilClosed(Socket socket) throws IOException {
    StringBuilder answers = new StringBuilder();
    byte[] buffer = new byte[65_536];
    try {
      for (int length = 0; length >= 0; length = socket.getInputStream().read(buffer)) {
        answers.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException _) {
      // It was reset.
    }
    return answers.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
