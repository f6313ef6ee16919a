package dev.devmentor.gateway.cache;

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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers of the cache that clients do not take, and the memory for all of them. */
@QuarkusTest
@TestProfile(UnreadAnswersTest.Little.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class UnreadAnswersTest extends GatewayTest {

  private static final int BYTES = 60_000;
  private static final byte[] NO_WINDOW = {0, 4, 0, 0, 0, 0};

  /** Memory for one answer. */
  public static class Little implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("devmentor.cache.answer-memory", String.valueOf(BYTES));
    }
  }

  private final String user = bearer();

  @Test
  void letOthersStreamUntilTheyAreTaken() throws IOException {
    String known = target();
    assertThat(cache(known)).isEqualTo("MISS");
    await().until(() -> cache(known).equals("HIT"));
    try (RawHttp2 http2 = new RawHttp2(client.connect())) {
      http2.send(Http2FrameTypes.SETTINGS, 0, 0, NO_WINDOW);
      http2.get(1, target(), user);
      assertThat(http2.readUntil(Http2FrameTypes.HEADERS)).isPresent();

      assertThat(cache(known)).isEqualTo("BYPASS");
      String other = target();
      assertThat(cache(other)).isEqualTo("MISS");
      assertThat(cache(other)).isEqualTo("BYPASS");
    }

    await().until(() -> cache(known).equals("HIT"));
  }

  private static String target() {
    return "/api/v1/projects/" + UUID.randomUUID() + "?behave=stream&bytes=" + BYTES;
  }

  private String cache(String target) {
    HttpResponse<String> answer = client.get(target, "Authorization", user);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(BYTES);
    return answer.headers().firstValue("X-Cache").orElseThrow();
  }
}
