package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.observation.RecordedLines;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class WebSocketTest extends GatewayTest {

  @Inject RecordedLines lines;

  @TestHTTPResource("/live")
  URI live;

  @TestHTTPResource("/api/v1/projects")
  URI other;

  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();

  @Test
  void messagesFlowBothWaysUntilOneSideCloses() {
    long before = count("projects", "sockets-closed:/live");
    try (HttpClient http = HttpClient.newHttpClient()) {
      WebSocket socket = open(http, live, bearer());
      socket.sendText("hello", true).join();

      await().untilAsserted(() -> assertThat(received).containsExactly("projects: hello"));
      socket.sendText("again", true).join();
      await().untilAsserted(() -> assertThat(received).hasSize(2));

      socket.abort();
    }

    await()
        .untilAsserted(
            () -> assertThat(count("projects", "sockets-closed:/live")).isEqualTo(before + 1));
  }

  @Test
  void isLoggedWhenItEnds() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      WebSocket socket =
          http.newWebSocketBuilder()
              .header("Authorization", bearer())
              .header("X-Request-Id", "socket-1")
              .buildAsync(URI.create(live.toString().replaceFirst("^http", "ws")), new Listener())
              .join();
      assertThat(lines.of("socket-1")).isEmpty();
      socket.abort();
    }

    JsonObject line = await().until(() -> lines.of("socket-1"), Optional::isPresent).orElseThrow();
    assertThat(line.getString("route")).isEqualTo("live");
    assertThat(line.getInteger("status")).isEqualTo(101);
  }

  @Test
  void strangersGetNone() {
    assertHandshakeRefused(live, "Bearer garbage", 401);
  }

  @Test
  void otherRoutesHaveNone() {
    assertHandshakeRefused(other, bearer(), 200);
  }

  private void assertHandshakeRefused(URI target, String bearer, int status) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> open(http, target, bearer))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(WebSocketHandshakeException.class)
          .satisfies(
              failure ->
                  assertThat(
                          ((WebSocketHandshakeException) failure.getCause())
                              .getResponse()
                              .statusCode())
                      .isEqualTo(status));
    }
  }

  private WebSocket open(HttpClient http, URI target, String bearer) {
    URI uri = URI.create(target.toString().replaceFirst("^http", "ws"));
    return http.newWebSocketBuilder()
        .header("Authorization", bearer)
        .buildAsync(uri, new Listener())
        .join();
  }

  private final class Listener implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      received.add(text.toString());
      socket.request(1);
      return null;
    }
  }
}
