package dev.devmentor.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.gateway.testing.RawHttp2.Frame;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known floods of HTTP/2: each costs its sender the connection, and nobody else anything. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class Http2LimitsTest extends GatewayTest {

  private static final int MANY = 5_000;

  /** In milliseconds. */
  private static final int BEFORE_THE_HEAD_IS_LATE = 5_000;

  /** No type of a frame. What the gateway says last may be lost with the flood that it stops. */
  private static final int NO_FRAME = -1;

  /** More answers than all buffers on the way hold. */
  private static final int FLOOD = 5_000_000;

  private static final byte[] RESET_CODE = {0, 0, 0, 8};

  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void othersAreServed() {
    assertThat(client.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
  }

  @Test
  void headsInEndlesslyManyFramesEndTheConnection() throws IOException {
    Socket socket = client.connect();
    socket.setSoTimeout(BEFORE_THE_HEAD_IS_LATE);
    try (RawHttp2 http2 = new RawHttp2(socket)) {
      http2.send(Http2FrameTypes.HEADERS, 0, 1, http2.head("GET", "/health"));
      sendUntilClosed(MANY, () -> http2.send(Http2FrameTypes.CONTINUATION, 0, 1));

      readToTheEnd(http2);
    }
  }

  /** No service could be asked with such a field. */
  @ParameterizedTest
  @ValueSource(strings = {"a\u007fb", "a\u0000b", "a\u000bb"})
  void valuesThatNoFieldCanHaveAreRefused(String value) throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      byte[] head = http2.head("GET", "/.well-known/jwks.json?id=" + id, "x-odd", value);
      http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS | 1, 1, head);

      Frame body = http2.readUntil(Http2FrameTypes.DATA).orElseThrow();

      assertThat(body.payload().toString()).contains("\"status\":400");
    }
  }

  @Test
  void headsThatAreTooLargeAreNotServed() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      byte[] head = http2.head("GET", "/api/v1/auth/login?id=" + id, "x-bomb", "a".repeat(200_000));
      int at = 0;
      for (int type = Http2FrameTypes.HEADERS;
          at < head.length;
          type = Http2FrameTypes.CONTINUATION) {
        int end = Math.min(head.length, at + 16_000);
        int flags = end == head.length ? Http2Flags.END_HEADERS : 0;
        byte[] part = Arrays.copyOfRange(head, at, end);
        int kind = type;
        sendUntilClosed(1, () -> http2.send(kind, flags | 1, 1, part));
        at = end;
      }

      readToTheEnd(http2);
      assertThat(count("auth", "seen:" + id)).isZero();
    }
  }

  @Test
  void rapidResetsEndTheConnection() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.send(Http2FrameTypes.SETTINGS, Http2Flags.ACK, 0);
      sendUntilClosed(
          MANY,
          new Step() {
            private int stream = 1;

            @Override
            public void run() throws IOException {
              http2.send(Http2FrameTypes.HEADERS, 5, stream, http2.head("GET", "/health"));
              http2.send(Http2FrameTypes.RST_STREAM, 0, stream, RESET_CODE);
              stream += 2;
            }
          });

      readToTheEnd(http2);
    }
  }

  /** Each wants an answer, and the client reads none. */
  @ParameterizedTest
  @ValueSource(bytes = {Http2FrameTypes.SETTINGS, Http2FrameTypes.PING})
  void floodsOfControlFramesEndTheConnection(byte type) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(base().getHost(), base().getPort()));
    try (RawHttp2 http2 = new RawHttp2(socket)) {
      byte[] payload = new byte[type == Http2FrameTypes.PING ? 8 : 0];

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < FLOOD; i++) {
                  http2.send(type, 0, 0, payload);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void moreStreamsThanAreOfferedAreRefused() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      int offered = offeredStreams(http2);
      assertThat(offered).isBetween(1, 1_000);
      http2.send(Http2FrameTypes.SETTINGS, Http2Flags.ACK, 0);
      for (int i = 0; i <= offered; i++) {
        byte[] head = http2.head("POST", "/nothing");
        http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, 2 * i + 1, head);
      }

      Frame refused = http2.readUntil(Http2FrameTypes.RST_STREAM).orElseThrow();
      assertThat(refused.stream()).isEqualTo(2 * offered + 1);
      assertThat(refused.lastNumber()).isEqualTo((int) Http2Error.REFUSED_STREAM.code());
    }
  }

  /** Until a client confirms the settings, Netty does not hold it to them. */
  @Test
  void clientsThatDoNotConfirmTheLimitsAreNotEndlesslyServed() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      sendUntilClosed(
          MANY,
          new Step() {
            private int stream = 1;

            @Override
            public void run() throws IOException {
              byte[] head = http2.head("POST", "/nothing");
              http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, stream, head);
              stream += 2;
            }
          });

      readToTheEnd(http2);
    }
  }

  /** Fails when the gateway keeps the connection. */
  private static void readToTheEnd(RawHttp2 http2) throws IOException {
    assertThat(http2.readUntil(NO_FRAME)).isEmpty();
  }

  private static int offeredStreams(RawHttp2 http2) throws IOException {
    Buffer settings = http2.readUntil(Http2FrameTypes.SETTINGS).orElseThrow().payload();
    for (int at = 0; at < settings.length(); at += 6) {
      if (settings.getUnsignedShort(at) == Http2CodecUtil.SETTINGS_MAX_CONCURRENT_STREAMS) {
        return settings.getInt(at + 2);
      }
    }
    return Integer.MAX_VALUE;
  }

  /** One more thing that a client does. */
  private interface Step {
    void run() throws IOException;
  }

  /** What the gateway says at the end is still to be read. */
  private static void sendUntilClosed(int times, Step step) {
    try {
      for (int i = 0; i < times; i++) {
        step.run();
      }
    } catch (IOException _) {
      // It has closed the connection.
    }
  }
}
