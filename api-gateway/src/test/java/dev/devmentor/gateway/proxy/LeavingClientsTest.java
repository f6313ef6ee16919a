package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service hears of it from nothing but the end of the client's connection. */
@QuarkusTest
@TestProfile(LeavingClientsTest.Patient.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class LeavingClientsTest extends GatewayTest {

  /** No other clock runs out before the test's own. */
  public static class Patient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "devmentor.proxy.idle-timeout",
          "10M",
          "devmentor.proxy.pace-window",
          "10M",
          "devmentor.cache.write-hold",
          "30M");
    }
  }

  private final String id = UUID.randomUUID().toString();

  @Test
  void aClientThatLeavesCancelsTheRequest() throws IOException {
    try (Socket socket = client.connect()) {
      String request =
          "GET /api/v1/auth/me/export?behave=hang&id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
              .formatted(id, bearer());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await().untilAsserted(() -> assertThat(count("auth", "seen:" + id)).isEqualTo(1));
    }

    await().untilAsserted(() -> assertThat(count("auth", "closed:" + id)).isEqualTo(1));
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
