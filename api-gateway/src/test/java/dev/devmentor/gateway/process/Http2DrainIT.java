package dev.devmentor.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.gateway.testing.RawHttp2.Frame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A gateway that is told to stop, as clients of HTTP/2 see it. */
class Http2DrainIT extends StoppingGateway {

  /** More than any asset has. */
  private static final byte[] WIDE = {1, 0, 0, 0};

  @Test
  void requestsOverHttp2GetTheirAnswer() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      String slow = "/api/v1/tasks?behave=slow&id=" + id;
      http2.get(1, slow + "&millis=1500", Surroundings.bearer());
      http2.get(3, slow + "&millis=2000", Surroundings.bearer());
      await().until(() -> AROUND.count("projects", "seen:" + id) == 2);

      gateway.terminate();

      assertThat(http2.readUntil(Http2FrameTypes.GO_AWAY).orElseThrow().payload().getInt(0))
          .isEqualTo(3);
      assertThat(restOf(http2))
          .containsOnlyKeys(1, 3)
          .allSatisfy(
              (_, answer) -> assertThat(new JsonObject(answer).containsKey("service")).isTrue());
      gateway.awaitEnd();
    }
  }

  /** What still comes, by stream, until the gateway has closed the connection. */
  private static Map<Integer, Buffer> restOf(RawHttp2 http2) throws IOException {
    Map<Integer, Buffer> rest = new HashMap<>();
    for (Optional<Frame> data = http2.readUntil(Http2FrameTypes.DATA);
        data.isPresent();
        data = http2.readUntil(Http2FrameTypes.DATA)) {
      rest.merge(data.get().stream(), data.get().payload(), Buffer::appendBuffer);
    }
    return rest;
  }

  /** Most of it waits for the client's windows, which the server has written to, when it stops. */
  @Test
  void aClientThatOpensItsWindowLateGetsTheLastByteOverHttp2() throws IOException {
    String asset = "/docs/swagger-ui-bundle.js";
    int length =
        client
            .send("GET", asset, BodyPublishers.noBody(), BodyHandlers.ofByteArray())
            .body()
            .length;
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.get(1, asset, Surroundings.bearer());
      int received = 0;
      while (received < Http2CodecUtil.DEFAULT_WINDOW_SIZE) {
        received += http2.readUntil(Http2FrameTypes.DATA).orElseThrow().payload().length();
      }

      gateway.terminate();
      awaitRefusal();
      http2.send(Http2FrameTypes.WINDOW_UPDATE, 0, 0, WIDE);
      http2.send(Http2FrameTypes.WINDOW_UPDATE, 0, 1, WIDE);

      Frame data;
      do {
        data = http2.readUntil(Http2FrameTypes.DATA).orElseThrow();
        received += data.payload().length();
      } while ((data.flags() & Http2Flags.END_STREAM) == 0);
      assertThat(received).isEqualTo(length);
    }
    gateway.awaitEnd();
  }
}
