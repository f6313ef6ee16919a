package dev.devmentor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.gateway.testing.RawHttp2.Frame;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers itself, on the wire. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class OwnAnswersTest extends GatewayTest {

  /** Each of them would have 1.5 MB of its own. */
  private static final int READERS = 40;

  private static final long A_FEW_COPIES = 15_000_000;

  /** More than the kernel takes of a client that does not read. */
  private static final int ANSWERS = 4;

  /** Longer than a body that nobody wants is read. */
  private static final Duration LATER = Duration.ofSeconds(6);

  private final List<Socket> sockets = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/docs.js", "/health", "/openapi", "/nothing"})
  void headHasNoBody(String target) throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      byte[] head = http2.head("HEAD", target);
      http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS | Http2Flags.END_STREAM, 1, head);

      Frame frame = http2.readUntil(Http2FrameTypes.HEADERS).orElseThrow();
      while ((frame.flags() & Http2Flags.END_STREAM) == 0) {
        frame = http2.read().orElseThrow();
        assertThat(frame.type() == Http2FrameTypes.DATA ? frame.payload().length() : 0).isZero();
      }
    }
  }

  @Test
  void theConnectionOutlivesAnUnknownAsset() throws IOException {
    try (Socket socket = client.connect()) {
      assertThat(statusOf(socket, "/docs/nothing")).isEqualTo(404);

      await()
          .pollInterval(Duration.ofMillis(300))
          .during(LATER)
          .atMost(LATER.multipliedBy(2))
          .until(() -> statusOf(socket, "/nothing") == 404);
    }
  }

  /** The answer has a body of known length; it is read, too. */
  private static int statusOf(Socket socket, String target) throws IOException {
    socket.getOutputStream().write(request(target));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return -1;
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length: ") + "content-length: ".length();
    int length = Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)));
    assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
    return Integer.parseInt(head.substring(9, 12));
  }

  @Test
  void manyWhoDoNotReadShareTheBytes() throws IOException {
    try {
      long before = directMemory();
      for (int i = 0; i < READERS; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(base().getHost(), base().getPort()));
        for (int j = 0; j < ANSWERS; j++) {
          socket.getOutputStream().write(request("/docs/swagger-ui-bundle.js"));
        }
      }

      await().during(Duration.ofSeconds(1)).until(() -> directMemory() - before < A_FEW_COPIES);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** What connections wait to write, in bytes. */
  private static long directMemory() {
    return PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
  }

  private static byte[] request(String target) {
    return "GET %s HTTP/1.1\r\nHost: x\r\n\r\n"
        .formatted(target)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
