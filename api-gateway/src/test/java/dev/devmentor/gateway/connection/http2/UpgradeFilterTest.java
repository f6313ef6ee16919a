package dev.devmentor.gateway.connection.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of HTTP/1 that would rather speak HTTP/2. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class UpgradeFilterTest extends GatewayTest {

  private static final String SETTINGS = "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n" + SETTINGS,
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: H2C\r\n" + SETTINGS,
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: websocket, h2c\r\n" + SETTINGS,
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: a\r\nUpgrade: h2c\r\n" + SETTINGS,
        "Connection: Upgrade\r\nUpgrade: h2c\r\n",
      })
  void areAnsweredAsIfTheyHadNotAsked(String fields) throws IOException {
    String asking =
        "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n" + fields + "\r\n";
    String last = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    assertThat(client.raw(asking + "hello" + last))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"bytes\":5")
        .contains("HTTP/1.1 404 ");
  }

  @Test
  void areServedInHttp1() {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      HttpRequest request = HttpRequest.newBuilder(client.at("/docs")).build();
      HttpResponse<String> answer = http.sendAsync(request, BodyHandlers.ofString()).join();

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }
}
