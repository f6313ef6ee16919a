package dev.devmentor.gateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.store.Finding.State;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RedisCalls;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class AnswerWatchTest extends GatewayTest {

  private static final int MANY = 100;

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Inject CacheConfig config;
  @Inject RedisDataSource redis;

  private final Reading reading = Readings.unique(Duration.ofMinutes(1));

  private Vertx vertx;
  private AnswerStore store;
  private AnswerWatch watch;
  private Finding asking;

  /** One has been told to ask; the script is known to Redis. */
  @BeforeEach
  void ask() {
    vertx = Vertx.vertx();
    store =
        new AnswerStore(
            vertx, new PipelinedRedis(vertx, Redis.createClient(vertx, address)), config);
    watch = new AnswerWatch(vertx, store);
    asking = call(() -> store.find(reading)).join();
    assertThat(asking.state()).isEqualTo(State.ASK);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void looksOnceForAllWhoWait() {
    long before = scripts();

    assertThat(states(waiting(0))).containsOnly(State.WAIT);

    assertThat(scripts() - before).isEqualTo(1);
  }

  @Test
  void givesTheAnswerToAllWhoWait() {
    List<CompletableFuture<Finding>> all = waiting(0);
    CachedAnswer answer =
        CachedAnswer.of(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("of the service"));
    call(() -> store.keep(reading, asking.generation(), answer, Duration.ofMinutes(1))).join();
    states(all);

    assertThat(states(waiting(0))).containsOnly(State.FRESH);
  }

  /** The one that asked has given up; who has left is not the next one. */
  @Test
  void hasOneOfThoseWhoAreStillThereAsk() {
    redis.key().del(StoreKeys.lock(reading.key()));

    List<State> states = states(waiting(MANY / 2));

    assertThat(states).containsOnly(State.ASK, State.WAIT).containsOnlyOnce(State.ASK);
    assertThat(call(() -> store.find(reading)).join().state()).isEqualTo(State.WAIT);
  }

  /** Many requests of which one hangs at the service: looks are counted, not requests. */
  @Test
  void requestsShareTheirLooks() {
    String id = UUID.randomUUID().toString();
    String target = "/api/v1/projects/" + id + "?behave=slow&millis=1500&id=" + id;
    String user = bearer();
    client.get("/api/v1/projects/" + id, "Authorization", user);
    long before = scripts();

    List<CompletableFuture<HttpResponse<String>>> all = sendMany(target, user, MANY);

    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(count("projects", "seen:" + id)).isEqualTo(1);
    assertThat(scripts() - before).isLessThan(10 * MANY);
  }

  /** The one that asks for the others closes its connection; the service never answers it. */
  @Test
  void whoLeavesIsReplacedByOneOfThoseWhoWait() throws IOException {
    String id = UUID.randomUUID().toString();
    String target = "/api/v1/projects/" + id + "?behave=hang-once&id=" + id;
    String user = bearer();
    List<CompletableFuture<HttpResponse<String>>> all;
    try (Socket socket = client.connect()) {
      String request =
          "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n".formatted(target, user);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await().until(() -> count("projects", "seen:" + id) == 1);
      long before = scripts();
      all = sendMany(target, user, 20);
      await().until(() -> scripts() - before > 2 * 20);
    }

    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(count("projects", "seen:" + id)).isEqualTo(2);
  }

  private List<CompletableFuture<HttpResponse<String>>> sendMany(
      String target, String user, int many) {
    return IntStream.range(0, many)
        .mapToObj(
            _ ->
                client.sendAsync(
                    "GET",
                    target,
                    BodyPublishers.noBody(),
                    BodyHandlers.ofString(),
                    "Authorization",
                    user))
        .toList();
  }

  /** Of which the first so many have left. */
  private List<CompletableFuture<Finding>> waiting(int left) {
    CompletableFuture<List<CompletableFuture<Finding>>> begun = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            _ ->
                begun.complete(
                    IntStream.range(0, MANY)
                        .mapToObj(i -> watch.next(reading, () -> i < left))
                        .map(future -> future.toCompletionStage().toCompletableFuture())
                        .toList()));
    return begun.join().subList(left, MANY);
  }

  private static List<State> states(List<CompletableFuture<Finding>> all) {
    return all.stream().map(each -> each.join().state()).toList();
  }

  private <T> CompletableFuture<T> call(Supplier<Future<T>> question) {
    return Future.<T>future(
            promise ->
                vertx.getOrCreateContext().runOnContext(_ -> question.get().onComplete(promise)))
        .toCompletionStage()
        .toCompletableFuture();
  }

  private long scripts() {
    return RedisCalls.of("evalsha", redis);
  }
}
