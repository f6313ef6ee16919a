package dev.devmentor.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client of HTTP/2 that takes its time. */
@QuarkusTest
@TestProfile(ConnectionGuardTest.Impatient.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class Http2GuardTest extends GatewayTest {

  private static final int WHOLE_GET = 5;

  @Test
  void endsConnectionsWhoseHeadDripsInFrames() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.send(Http2FrameTypes.HEADERS, 0, 1, http2.head("GET", "/health"));

      awaitEnd(() -> http2.send(Http2FrameTypes.CONTINUATION, 0, 1, (byte) 0));
    }
  }

  @Test
  void endsConnectionsWhoseHeadDripsInBytes() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.sendBytes(new byte[] {0, 40, 0, Http2FrameTypes.HEADERS, WHOLE_GET, 0, 0, 0, 1});

      awaitEnd(() -> http2.sendBytes((byte) 0x82));
    }
  }

  @Test
  void endsConnectionsWhoseSecondHeadDrips() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.send(
          Http2FrameTypes.HEADERS, WHOLE_GET, 1, http2.head("GET", "/.well-known/jwks.json"));
      assertThat(http2.readUntil(Http2FrameTypes.DATA)).isPresent();
      http2.send(Http2FrameTypes.HEADERS, 0, 3, http2.head("GET", "/health"));

      awaitEnd(() -> http2.send(Http2FrameTypes.CONTINUATION, 0, 3, (byte) 0));
    }
  }

  @Test
  void endsConnectionsWhosePrefaceDrips() throws IOException {
    try (Socket socket = client.connect()) {
      String preface = "PRI * HTTP/2.0\r\n";
      int[] at = {0};

      awaitEnd(
          () -> {
            byte[] next = preface.substring(at[0], at[0] + 1).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(next);
            at[0] = Math.min(at[0] + 1, preface.length() - 1);
          });
    }
  }

  @Test
  void letsAConnectionRestBetweenRequests() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      for (int stream = 1; stream <= 5; stream += 2) {
        byte[] head = http2.head("GET", "/.well-known/jwks.json");
        http2.send(Http2FrameTypes.HEADERS, WHOLE_GET, stream, head);
        assertThat(http2.readUntil(Http2FrameTypes.DATA)).isPresent();
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
      }
    }
  }

  private static void awaitEnd(Drip drip) {
    await().ignoreNoExceptions().until(() -> isOver(drip));
  }

  private static boolean isOver(Drip drip) {
    try {
      drip.next();
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  /** Sends a little more. */
  private interface Drip {
    void next() throws IOException;
  }
}
