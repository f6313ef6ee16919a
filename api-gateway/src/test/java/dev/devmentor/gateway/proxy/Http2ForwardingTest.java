package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.gateway.testing.RawHttp2.Frame;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens between client and service, over one HTTP/2 connection. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class Http2ForwardingTest extends GatewayTest {

  private static final int WHOLE = Http2Flags.END_HEADERS | Http2Flags.END_STREAM;
  private static final byte[] CANCEL = {0, 0, 0, 8};

  private final String id = UUID.randomUUID().toString();
  private RawHttp2 http2;

  @BeforeEach
  void connect() throws IOException {
    http2 = new RawHttp2(client.connect());
  }

  @AfterEach
  void disconnect() throws IOException {
    http2.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/projects",
    "DELETE, /api/v1/files/1",
    "PUT, /api/v1/auth/me/preferences"
  })
  void requestsWithoutABodyAreTriedOnceMore(String method, String path) throws IOException {
    ask(1, method, path, "drop-once");

    assertThat(body(1)).contains("\"method\":\"" + method + "\"");
    assertThat(count(service(path), "seen:" + id)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"PUT, /api/v1/auth/me/preferences", "PATCH, /api/v1/auth/me"})
  void requestsWithABodyAreNot(String method, String path) throws IOException {
    http2.send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, 1, head(method, path, "drop"));
    http2.send(Http2FrameTypes.DATA, Http2Flags.END_STREAM, 1, (byte) '{', (byte) '}');

    assertThat(body(1)).contains("\"status\":503");
    assertThat(count(service(path), "seen:" + id)).isEqualTo(1);
  }

  private static String service(String path) {
    return path.startsWith("/api/v1/auth/") ? "auth" : "projects";
  }

  @Test
  void aServiceThatTakesTooLongEndsOneStreamOnly() throws IOException {
    ask(1, "GET", "/api/v1/memory/chat-sessions/1", "hang");

    assertThat(body(1)).contains("\"status\":504");
    assertGoesOn();
  }

  @Test
  void anAnswerThatBreaksOffIsReset() throws IOException {
    ask(1, "GET", "/api/v1/tasks", "half");

    Frame reset = http2.readUntil(Http2FrameTypes.RST_STREAM).orElseThrow();
    assertThat(reset.stream()).isEqualTo(1);
    assertThat(reset.lastNumber()).isEqualTo((int) Http2Error.INTERNAL_ERROR.code());
    assertGoesOn();
  }

  /** The route's time-out is far away. */
  @Test
  void aClientThatCancelsCancelsTheRequest() throws IOException {
    ask(1, "GET", "/api/v1/auth/me/export", "hang");
    await().until(() -> count("auth", "seen:" + id) == 1);

    http2.send(Http2FrameTypes.RST_STREAM, 0, 1, CANCEL);

    await().until(() -> count("auth", "closed:" + id) == 1);
    assertGoesOn();
  }

  private void assertGoesOn() throws IOException {
    ask(3, "GET", "/api/v1/projects", "echo");
    assertThat(body(3)).contains("\"service\":\"projects\"");
  }

  private void ask(int stream, String method, String path, String behaviour) throws IOException {
    http2.send(Http2FrameTypes.HEADERS, WHOLE, stream, head(method, path, behaviour));
  }

  private byte[] head(String method, String path, String behaviour) {
    return http2.head(
        method, path + "?behave=" + behaviour + "&id=" + id, "authorization", bearer());
  }

  private String body(int stream) throws IOException {
    Frame data = http2.readUntil(Http2FrameTypes.DATA).orElseThrow();
    assertThat(data.stream()).isEqualTo(stream);
    return data.payload().toString();
  }
}
