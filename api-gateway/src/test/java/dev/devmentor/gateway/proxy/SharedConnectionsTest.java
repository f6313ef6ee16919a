package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.gateway.testing.RawHttp2.Frame;
import dev.devmentor.gateway.testing.SingleConnection;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One connection to a service, used by requests of several users in turn. */
@QuarkusTest
@TestProfile(SingleConnection.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class SharedConnectionsTest extends GatewayTest {

  private static final int BYTES = 20_000;
  private static final byte[] NO_WINDOW = {0, 4, 0, 0, 0, 0};
  private static final byte[] WINDOW = {0, 1, 0, 0};
  private static final byte[] CANCEL = {0, 0, 0, 8};
  private static final int WHOLE = Http2Flags.END_HEADERS | Http2Flags.END_STREAM;

  private final String id = UUID.randomUUID().toString();

  /** The answer has come whole and its connection is in use again when its client leaves. */
  @Test
  void whoLeavesAfterTheAnswerHasComeEndsNobodyElsesRequest() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.send(Http2FrameTypes.SETTINGS, 0, 0, NO_WINDOW);
      String large = "/api/v1/files/1/content?behave=stream&bytes=" + BYTES + "&id=" + id;
      http2.send(Http2FrameTypes.HEADERS, WHOLE, 1, head(http2, "GET", large));
      assertThat(http2.readUntil(Http2FrameTypes.HEADERS)).isPresent();
      http2.send(Http2FrameTypes.HEADERS, WHOLE, 3, head(http2, "DELETE", slow()));
      await().until(() -> count("projects", "seen:" + id) == 2);

      http2.send(Http2FrameTypes.RST_STREAM, 0, 1, CANCEL);

      assertAnswered(http2, 3);
      assertThat(count("projects", "seen:" + id)).isEqualTo(2);
    }
  }

  /** Its upload has the connection, but nothing of it has come yet. */
  @Test
  void whoLeavesBeforeAnythingWasSentEndsNobodyElsesRequest() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      byte[] upload =
          http2.head(
              "POST",
              "/api/v1/projects/1/files?path=a&id=upload-" + id,
              "authorization",
              bearer(),
              "content-length",
              "1000000");
      http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, 1, upload);
      http2.send(Http2FrameTypes.HEADERS, WHOLE, 3, head(http2, "DELETE", slow()));

      http2.send(Http2FrameTypes.RST_STREAM, 0, 1, CANCEL);

      assertAnswered(http2, 3);
      assertThat(count("projects", "seen:upload-" + id)).isZero();
      assertThat(count("projects", "seen:" + id)).isEqualTo(1);
    }
  }

  private String slow() {
    return "/api/v1/files/1?behave=slow&millis=500&id=" + id;
  }

  private static byte[] head(RawHttp2 http2, String method, String target) {
    return http2.head(method, target, "authorization", bearer());
  }

  private static void assertAnswered(RawHttp2 http2, int stream) throws IOException {
    http2.send(Http2FrameTypes.WINDOW_UPDATE, 0, stream, WINDOW);
    Frame frame = http2.read().orElseThrow();
    while (frame.stream() != stream || frame.type() != Http2FrameTypes.DATA) {
      frame = http2.read().orElseThrow();
    }
    assertThat(frame.payload().toString()).contains("\"method\":\"DELETE\"");
  }
}
