package dev.devmentor.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is too large ends its own stream; the others of its connection do not notice. */
@QuarkusTest
class OversizeOverHttp2Test {

  private static final Buffer TOO_LARGE = Buffer.buffer(new byte[2 * 1024 * 1024]);
  private static final Buffer SMALL = Buffer.buffer("{\"name\":\"a\"}");

  @Inject Vertx vertx;

  @TestHTTPResource("/probe")
  URI probe;

  private HttpClient client;

  @BeforeEach
  void connect() {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false),
            new PoolOptions().setHttp2MaxSize(1));
  }

  @AfterEach
  void close() {
    await(client.close());
  }

  @Test
  void endsOnlyItsOwnStream() {
    HttpConnection connection = await(post(SMALL)).request().connection();

    List<HttpClientResponse> answers =
        Stream.of(SMALL, TOO_LARGE, SMALL, TOO_LARGE, SMALL).map(this::post).toList().stream()
            .map(OversizeOverHttp2Test::await)
            .toList();

    assertThat(answers)
        .extracting(HttpClientResponse::statusCode)
        .containsExactly(200, 413, 200, 413, 200);
    assertThat(answers)
        .extracting(answer -> answer.request().connection())
        .containsOnly(connection);
    assertThat(await(post(SMALL)).request().connection()).isSameAs(connection);
  }

  private Future<HttpClientResponse> post(Buffer body) {
    return client
        .request(HttpMethod.POST, probe.getPort(), probe.getHost(), probe.getPath())
        .compose(
            request ->
                request
                    .putHeader("Content-Type", "application/json")
                    .send(body)
                    .compose(answer -> answer.body().map(answer)));
  }

  private static <T> T await(Future<T> outcome) {
    return outcome.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
