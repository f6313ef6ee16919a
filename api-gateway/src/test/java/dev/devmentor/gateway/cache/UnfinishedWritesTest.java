package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.sortedset.ScoredValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that do not reach their service, or whose clients do not wait, and what is cached. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class UnfinishedWritesTest extends GatewayTest {

  private final String id = UUID.randomUUID().toString();
  private final String project = "/api/v1/projects/" + id;
  private final String user = bearer();

  @Inject RedisDataSource redis;

  private long before;

  @BeforeEach
  void fillTheCache() {
    await().until(() -> "HIT".equals(cache()));
    before = reads();
  }

  @Test
  void whatNoServiceHasSeenChangesNothing() {
    HttpResponse<String> answer = send("POST", "/away/" + id);
    assertThat(answer.statusCode()).isEqualTo(503);

    assertThat(await().until(this::cache, state -> !state.equals("BYPASS"))).isEqualTo("HIT");
  }

  @Test
  void aWriteIsHeardOutWhenItsClientLeaves() throws IOException {
    String write = "write-" + id;
    try (Socket socket = client.connect()) {
      write(socket, "PATCH", project + "?behave=slow&millis=200&id=" + write, "Content-Length: 0");
      await().until(() -> count("projects", "seen:" + write) == 1);
    }

    await().untilAsserted(() -> assertThat(cache()).isEqualTo("HIT"));
    assertThat(reads()).isGreaterThan(before);
  }

  @Test
  void aWriteThatBreaksOffIsOver() throws IOException {
    String upload = "upload-" + id;
    try (Socket socket = client.connect()) {
      write(
          socket,
          "POST",
          project + "/files?path=a&id=" + upload,
          "Content-Length: 1000000\r\n\r\nonly the beginning");
      await().until(() -> count("projects", "bytes:" + upload) > 0);
    }

    await().untilAsserted(() -> assertThat(cache()).isEqualTo("HIT"));
    assertThat(reads()).isGreaterThan(before);
  }

  /** However long its body has taken, it may be under way for as long as any other. */
  @Test
  void aWriteIsEnteredAgainWithItsLastByte() throws IOException {
    try (Socket socket = client.connect()) {
      write(
          socket,
          "POST",
          project + "/files?path=a&behave=slow&millis=3000&id=slow-" + id,
          "Content-Length: 100000");
      double first = await().until(this::enteredUntil, OptionalDouble::isPresent).getAsDouble();

      socket.getOutputStream().write(new byte[100_000]);

      await().until(() -> enteredUntil().orElse(0) > first);
    }
  }

  private OptionalDouble enteredUntil() {
    return redis
        .sortedSet(String.class)
        .zrangeWithScores("devmentor:cache:writes:project/" + id, 0, -1)
        .stream()
        .mapToDouble(ScoredValue::score)
        .findFirst();
  }

  @Test
  void aRefusalDoesNotSpeakForAnAttemptBefore() {
    HttpResponse<String> answer =
        send("DELETE", project + "?behave=drop-then-refuse&id=delete-" + id);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(count("projects", "seen:delete-" + id)).isEqualTo(2);

    assertThat(cache()).isEqualTo("MISS");
  }

  private HttpResponse<String> send(String method, String target) {
    return client.send(method, target, BodyPublishers.noBody(), "Authorization", user);
  }

  private void write(Socket socket, String method, String target, String rest) throws IOException {
    String request =
        "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n%s\r\n\r\n"
            .formatted(method, target, user, rest);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private String cache() {
    return client
        .get(project + "?behave=cacheable&id=" + id, "Authorization", user)
        .headers()
        .firstValue("X-Cache")
        .orElse("none");
  }

  private long reads() {
    return count("projects", "seen:" + id);
  }
}
