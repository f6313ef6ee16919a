package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Breaker and bulkhead, as clients see them. */
@QuarkusTest
@TestProfile(FailingServicesTest.Narrow.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class FailingServicesTest extends GatewayTest {

  private static final int FAILURES = 3;

  /** Few failures and few places. */
  public static class Narrow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "devmentor.resilience.failures", String.valueOf(FAILURES),
          "devmentor.resilience.ejection", "1500ms",
          "devmentor.resilience.concurrency", "2",
          "devmentor.resilience.uploads", "1");
    }
  }

  @Inject RedisDataSource redis;

  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void waitUntilItIsBack() {
    await().until(() -> ask("echo").statusCode() == 200);
  }

  @Test
  void aServiceThatHangsIsLeftAlone() {
    hang();

    HttpResponse<String> answer = ask("hang");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 2));
    assertThat(count("memory", "seen:" + id)).isEqualTo(FAILURES);
  }

  @Test
  void oneRequestFindsOutThatItStillHangs() {
    hang();

    await().until(() -> ask("hang").statusCode() == 504);

    assertThat(ask("echo").statusCode()).isEqualTo(503);
    assertThat(count("memory", "seen:" + id)).isEqualTo(FAILURES + 1);
  }

  @Test
  void oneRequestFindsOutThatItIsBack() {
    hang();

    await().until(() -> ask("echo").statusCode() == 200);

    assertThat(ask("echo").statusCode()).isEqualTo(200);
  }

  private void hang() {
    for (int i = 0; i < FAILURES; i++) {
      assertThat(ask("hang").statusCode()).isEqualTo(504);
    }
  }

  private HttpResponse<String> ask(String behaviour) {
    return client.get(
        "/api/v1/memory/chat-sessions/1?behave=" + behaviour + "&id=" + id,
        "Authorization",
        bearer());
  }

  @Test
  void aServiceTakesNoMoreThanItsPlaces() {
    String route = "/api/v1/tasks?behave=hang&id=" + id;
    List<CompletableFuture<HttpResponse<String>>> waiting =
        IntStream.range(0, 2).mapToObj(_ -> start(route)).toList();
    await().until(() -> count("projects", "seen:" + id) == 2);

    HttpResponse<String> third = client.get("/api/v1/tasks", "Authorization", bearer());

    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(ask("echo").statusCode()).as("of another service").isEqualTo(200);
    waiting.forEach(request -> request.cancel(true));
    await().until(() -> client.get("/api/v1/tasks", "Authorization", bearer()).statusCode() == 200);
  }

  @Test
  void whoHasNotSentItsSmallBodyTakesNoPlace() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        slow.add(startUpload("/api/v1/projects/1/tasks", 1_000, 100));
      }

      assertThat(client.get("/api/v1/tasks", "Authorization", bearer()).statusCode())
          .isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void largeUploadsLeavePlacesToOthers() throws IOException {
    String files = "/api/v1/projects/1/files?path=a";
    Socket first = startUpload(files, 1_000_000, 100);
    try {
      startUpload(files, 1_000_000, 503).close();
      assertThat(client.get("/api/v1/tasks", "Authorization", bearer()).statusCode())
          .isEqualTo(200);
    } finally {
      first.close();
    }
    await().untilAsserted(() -> startUpload(files, 1_000_000, 100).close());
  }

  /** Asks whether the body may come, and sends none. */
  private Socket startUpload(String target, int length, int status) throws IOException {
    Socket socket = client.connect();
    String request =
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nExpect: 100-continue\r\nAuthorization: %s\r\n\r\n"
            .formatted(target, length, bearer());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 " + status);
    return socket;
  }

  /** Redis tells of each that it may come in when its client has gone. */
  @Test
  void whoLeavesBeforeBeingAdmittedTakesNoPlace() throws IOException {
    String request =
        "GET /api/v1/tasks?id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
            .formatted(id, bearer());
    assertThat(client.get("/api/v1/tasks", "Authorization", bearer()).statusCode()).isEqualTo(200);
    redis.execute("CLIENT", "PAUSE", "1000");
    for (int i = 0; i < 5; i++) {
      try (Socket socket = client.connect()) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      }
    }
    redis.execute("PING"); // it answers again

    assertThat(client.get("/api/v1/tasks", "Authorization", bearer()).statusCode()).isEqualTo(200);
    assertThat(count("projects", "seen:" + id)).isZero();
  }

  /** The service ends its connection in the middle of the body. */
  @Test
  void brokenAnswersGiveTheirPlacesBack() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.get("/api/v1/tasks?behave=half", "Authorization", bearer()))
          .hasRootCauseInstanceOf(IOException.class);
    }

    assertThat(client.get("/api/v1/tasks", "Authorization", bearer()).statusCode()).isEqualTo(200);
  }

  @Test
  void webSocketsGiveTheirPlacesBack() {
    URI live = URI.create(client.at("/live").toString().replaceFirst("^http", "ws"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < 3; i++) {
        long before = count("projects", "sockets-closed:/live");
        http.newWebSocketBuilder()
            .header("Authorization", bearer())
            .buildAsync(live, new WebSocket.Listener() {})
            .join()
            .abort();
        await().until(() -> count("projects", "sockets-closed:/live") == before + 1);
      }
    }
  }

  private CompletableFuture<HttpResponse<String>> start(String target) {
    return client.sendAsync(
        "GET", target, BodyPublishers.noBody(), BodyHandlers.ofString(), "Authorization", bearer());
  }
}
