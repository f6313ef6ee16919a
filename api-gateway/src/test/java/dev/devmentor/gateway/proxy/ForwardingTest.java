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
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
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
  void triesOnceOnlyWhereTheRouteSaysSo() {
    HttpResponse<String> answer =
        client.get("/live?behave=drop-once&id=" + id, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(count("projects", "seen:" + id)).isEqualTo(1);
  }

  @Test
  void instancesTakeTurns() {
    List<String> services =
        IntStream.range(0, 6)
            .mapToObj(
                _ -> json(client.get("/both", "Authorization", bearer())).getString("service"))
            .toList();

    assertThat(services.subList(0, 2)).containsExactlyInAnyOrder("first", "second");
    assertThat(services.subList(2, 4)).isEqualTo(services.subList(0, 2));
    assertThat(services.subList(4, 6)).isEqualTo(services.subList(0, 2));
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
}
