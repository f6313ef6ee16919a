package dev.devmentor.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of HTTP/2 that would be two, or another one, in the HTTP/1.1 in which services are
 * asked. All of an event loop go over the same connection.
 */
@QuarkusTest
@TestProfile(SingleConnection.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class Http2SmugglingTest extends GatewayTest {

  private static final int NONE = 0;

  private final String id = UUID.randomUUID().toString();
  private final String target = "/api/v1/auth/login?id=" + id;
  private final byte[] smuggled =
      "POST /api/v1/auth/login?id=%s-smuggled HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
          .formatted(id)
          .getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length=0",
        "content-length=5",
        "content-length=99999",
        "content-length=+5",
        "content-length=-5",
        "content-length=0x5",
        "content-length=",
        "content-length=5, 5",
        "content-length=5|content-length=5",
        "content-length=0|content-length=5",
        "transfer-encoding=chunked",
        "transfer-encoding=identity",
        "connection=keep-alive",
        "connection=content-length",
        "keep-alive=1",
        "proxy-connection=close",
        "upgrade=websocket",
        "te=gzip",
        "X-Upper=1",
        "x y=1",
        "x:y=1",
        "x\r\ncontent-length=0",
        "x-odd=1\r\nContent-Length: 0",
        "x-odd=1\nContent-Length: 0",
        "x-odd=1\r",
        "=1",
        ":odd=1",
        ":path=/again",
        ":status=200",
        "host=other",
      })
  void refusesWhatCanBeReadInTwoWays(String fields) throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      send(http2, http2.head("POST", target, pairs(fields)));

      assertRefused(http2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "api/v1/auth/login",
        "http://other/api/v1/auth/login",
        "/api/v1/auth/login HTTP/1.1\r\nHost: x\r\n\r\nGET /",
        "/api/v1/auth/login x",
        "/api/v1/auth/login#x",
      })
  void refusesPathsThatNoRequestLineCanHave(String path) throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      send(http2, http2.head("POST", path));

      assertRefused(http2);
    }
  }

  private static String[] pairs(String fields) {
    return Stream.of(fields.split("\\|", -1))
        .flatMap(field -> Stream.of(field.split("=", 2)))
        .toArray(String[]::new);
  }

  private void send(RawHttp2 http2, byte[] head) throws IOException {
    http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, 1, head);
    http2.send(Http2FrameTypes.DATA, Http2Flags.END_STREAM, 1, smuggled);
  }

  /** With a 4xx, with the end of the stream, or of the connection; and nobody has heard of it. */
  private void assertRefused(RawHttp2 http2) throws IOException {
    Optional<Frame> frame = http2.read();
    while (frame.isPresent() && !isAnswer(frame.get())) {
      frame = http2.read();
    }
    frame
        .filter(answer -> answer.type() == Http2FrameTypes.DATA)
        .ifPresent(data -> assertThat(data.payload().toString()).contains("\"status\":4"));
    assertThat(count("auth", "seen:" + id)).isEqualTo(NONE);
    assertThat(count("auth", "seen:" + id + "-smuggled")).isEqualTo(NONE);
    assertThat(client.send("POST", target, BodyPublishers.ofString("12345")).body())
        .contains("\"bytes\":5")
        .contains(id);
  }

  private static boolean isAnswer(Frame frame) {
    return (frame.type() == Http2FrameTypes.HEADERS && (frame.flags() & Http2Flags.END_STREAM) != 0)
        || frame.type() == Http2FrameTypes.DATA
        || frame.type() == Http2FrameTypes.RST_STREAM
        || frame.type() == Http2FrameTypes.GO_AWAY;
  }

  /** What looks like a request in it is its body. */
  @Test
  void aBodyIsABody() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      send(http2, http2.head("POST", target));

      assertThat(http2.readUntil(Http2FrameTypes.DATA).orElseThrow().payload().toString())
          .contains("\"bytes\":" + smuggled.length)
          .contains("\"content-length\":\"" + smuggled.length + "\"");
    }
    assertThat(count("auth", "seen:" + id + "-smuggled")).isEqualTo(NONE);
  }
}
