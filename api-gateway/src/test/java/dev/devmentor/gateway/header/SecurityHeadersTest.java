package dev.devmentor.gateway.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever answers, and however. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class SecurityHeadersTest extends GatewayTest {

  private static final Map<String, String> EXPECTED =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");

  @Test
  void areOnARefusal() {
    HttpResponse<String> answer = client.get("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertMarked(answer);
  }

  @Test
  void areOnAnAnswerOfAServiceAndOnItsCopies() {
    String user = bearer();
    String id = UUID.randomUUID().toString();
    String target = "/api/v1/projects/" + id + "?behave=cacheable&id=" + id;
    assertMarked(client.get(target, "Authorization", user));
    HttpResponse<String> kept = client.get(target, "Authorization", user);

    assertThat(kept.headers().firstValue("X-Cache")).hasValue("HIT");
    assertMarked(kept);
  }

  @Test
  void areOnAnAnswerOfTheGateway() {
    assertMarked(client.get("/health"));
  }

  private static void assertMarked(HttpResponse<String> answer) {
    EXPECTED.forEach(
        (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
  }

  @Test
  void areOnWhatIsAnsweredWithoutARequest() throws IOException {
    String answer =
        client.raw(
            "GET /health HTTP/1.1\r\nHost: x\r\nX-Bomb: " + "a".repeat(100_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ");
    EXPECTED.forEach(
        (name, value) -> assertThat(answer).containsOnlyOnce(name + ": " + value + "\r\n"));
  }
}
