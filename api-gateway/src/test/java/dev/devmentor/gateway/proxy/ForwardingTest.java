package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RawHttp2;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ForwardingTest extends GatewayTest {

  private final String id = UUID.randomUUID().toString();

  @Test
  void saysWhenAServiceCannotBeReached() {
    HttpResponse<String> answer =
        client.get("/api/v1/learning/goals", "Authorization", bearer(), "X-Request-Id", "r1");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(json(answer).fieldNames())
        .containsExactlyInAnyOrder("type", "title", "status", "requestId");
    assertThat(json(answer).getString("requestId")).isEqualTo("r1");
  }

  @Test
  void saysWhenAServiceTakesTooLong() {
    HttpResponse<String> answer =
        client.get(
            "/api/v1/memory/chat-sessions/1?behave=hang&id=" + id, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(json(answer).getString("type")).isEqualTo("https://devmentor.dev/problems/timeout");
    await().untilAsserted(() -> assertThat(count("memory", "closed:" + id)).isEqualTo(1));
  }

  @Test
  void triesIdempotentRequestsOnceMore() {
    HttpResponse<String> answer =
        client.get("/api/v1/projects?behave=drop-once&id=" + id, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(count("projects", "seen:" + id)).isEqualTo(2);
  }

  @Test
  void triesOnlyOnceMore() {
    HttpResponse<String> answer =
        client.get("/api/v1/projects?behave=drop&id=" + id, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(count("projects", "seen:" + id)).isEqualTo(2);
  }

  @Test
  void neverSendsAnotherRequestTwice() {
    HttpResponse<String> answer =
        post("/api/v1/projects?behave=drop&id=" + id, "{}", "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(count("projects", "seen:" + id)).isEqualTo(1);
  }

  @Test
  void anAnswerThatBreaksOffIsNotPassedForAWholeOne() {
    assertThatThrownBy(() -> client.get("/api/v1/tasks?behave=half", "Authorization", bearer()))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aClientThatLeavesCancelsTheRequest() throws IOException {
    try (Socket socket = client.connect()) {
      String request =
          "GET /api/v1/projects?behave=hang&id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
              .formatted(id, bearer());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await().untilAsserted(() -> assertThat(count("projects", "seen:" + id)).isEqualTo(1));
    }

    await().untilAsserted(() -> assertThat(count("projects", "closed:" + id)).isEqualTo(1));
  }

  @Test
  void anInstanceThatIsAwayIsNotNoticedByClients() {
    for (int i = 0; i < 20; i++) {
      assertThat(client.get("/twice", "Authorization", bearer()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void speaksHttp2WithoutTls() throws IOException {
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.get(1, "/api/v1/projects?id=" + id, bearer());

      assertThat(http2.readUntil(Http2FrameTypes.DATA).orElseThrow().payload().toString())
          .contains("\"service\":\"projects\"");
    }
  }

  @Test
  void eventsArriveWhenTheyAreSent() throws IOException {
    HttpResponse<InputStream> answer =
        client.send(
            "GET",
            "/api/v1/memory/documents?behave=events&id=" + id,
            BodyPublishers.noBody(),
            BodyHandlers.ofInputStream(),
            "Authorization",
            bearer());
    try (InputStream events = answer.body()) {
      assertThat(new String(events.readNBytes(13), StandardCharsets.US_ASCII))
          .isEqualTo("data: first\n\n");
    }

    await().untilAsserted(() -> assertThat(count("memory", "closed:" + id)).isEqualTo(1));
  }

  @Test
  void anUploadThatBreaksOffReachesTheServiceAsBroken() throws IOException {
    try (Socket socket = client.connect()) {
      String request =
          ("POST /api/v1/projects/1/files?path=a&id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n"
                  + "Content-Length: 1000000\r\n\r\nonly the beginning")
              .formatted(id, bearer());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await().untilAsserted(() -> assertThat(count("projects", "bytes:" + id)).isPositive());
    }

    await().untilAsserted(() -> assertThat(count("projects", "broken:" + id)).isEqualTo(1));
  }
}
