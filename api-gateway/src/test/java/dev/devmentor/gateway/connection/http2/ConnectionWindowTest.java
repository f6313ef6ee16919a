package dev.devmentor.gateway.connection.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Uploads of one connection whose services read at different paces. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ConnectionWindowTest extends GatewayTest {

  private static final int WAITING = 1;
  private static final int OTHER = 3;
  private static final int FRAME = 16_384;

  /** Nothing is granted for so long, in milliseconds: the gateway waits for the service. */
  private static final int STALLED = 1_000;

  private final String files =
      "/api/v1/projects/1/files?path=a&id=" + UUID.randomUUID() + "&behave=";
  private long connectionWindow = Http2CodecUtil.DEFAULT_WINDOW_SIZE;
  private long streamWindow = Http2CodecUtil.DEFAULT_WINDOW_SIZE;

  @Test
  void anUploadThatWaitsLeavesRoomForTheOthers() throws IOException {
    Socket socket = client.connect();
    socket.setSoTimeout(STALLED);
    try (RawHttp2 http2 = new RawHttp2(socket)) {
      begin(http2, WAITING, "deaf");

      sendUntilStalled(http2);

      assertThat(streamWindow).isLessThan(FRAME);
      assertThat(connectionWindow).isGreaterThan(Http2CodecUtil.DEFAULT_WINDOW_SIZE);
      begin(http2, OTHER, "echo");
      http2.send(Http2FrameTypes.DATA, Http2Flags.END_STREAM, OTHER, new byte[FRAME]);
      assertThat(http2.readUntil(Http2FrameTypes.DATA).orElseThrow().payload().toString())
          .contains("\"bytes\":" + FRAME);
    }
  }

  private void begin(RawHttp2 http2, int stream, String behaviour) throws IOException {
    byte[] head = http2.head("POST", files + behaviour, "authorization", bearer());
    http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, stream, head);
  }

  private void sendUntilStalled(RawHttp2 http2) throws IOException {
    try {
      while (true) {
        while (Math.min(streamWindow, connectionWindow) >= FRAME) {
          http2.send(Http2FrameTypes.DATA, 0, WAITING, new byte[FRAME]);
          streamWindow -= FRAME;
          connectionWindow -= FRAME;
        }
        note(http2.readUntil(Http2FrameTypes.WINDOW_UPDATE).orElseThrow());
      }
    } catch (SocketTimeoutException _) {
      // That is what it waits for.
    }
  }

  private void note(RawHttp2.Frame update) {
    if (update.stream() == 0) {
      connectionWindow += update.lastNumber();
    } else {
      streamWindow += update.lastNumber();
    }
  }
}
