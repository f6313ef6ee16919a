package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.cache.Finding.State;
import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.policy.CachePolicy;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways on one Redis, each with an event loop and connections of its own. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class TwoGatewaysShareAnswersTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Inject CacheConfig config;

  private final Reading reading =
      new Reading(
          "devmentor:cache:answer:" + UUID.randomUUID(),
          List.of("test/" + UUID.randomUUID()),
          new CachePolicy("test", MINUTE, Duration.ZERO, Duration.ZERO, List.of()),
          Duration.ofSeconds(1),
          -1);

  private List<Gateway> gateways;

  /** One of the two. */
  private record Gateway(Vertx vertx, AnswerStore store) {

    <T> Future<T> call(Supplier<Future<T>> question) {
      return Future.future(
          promise ->
              vertx.getOrCreateContext().runOnContext(_ -> question.get().onComplete(promise)));
    }
  }

  @BeforeEach
  void start() {
    gateways = List.of(gateway(), gateway());
  }

  private Gateway gateway() {
    Vertx vertx = Vertx.vertx();
    Redis redis = Redis.createClient(vertx, address);
    return new Gateway(vertx, new AnswerStore(new PipelinedRedis(vertx, redis), config));
  }

  @AfterEach
  void stop() {
    gateways.forEach(gateway -> await(gateway.vertx().close()));
  }

  @Test
  void oneAsksTheServiceForAll() {
    List<Future<Finding>> looks =
        IntStream.range(0, 50).mapToObj(i -> find(gateways.get(i % 2))).toList();
    List<Finding> findings = looks.stream().map(TwoGatewaysShareAnswersTest::await).toList();

    assertThat(findings).filteredOn(found -> found.state() == State.ASK).hasSize(1);
    assertThat(findings).filteredOn(found -> found.state() == State.WAIT).hasSize(49);
  }

  @Test
  void whoNeverComesBackIsReplaced() {
    assertThat(await(find(gateways.getFirst())).state()).isEqualTo(State.ASK);
    assertThat(await(find(gateways.getLast())).state()).isEqualTo(State.WAIT);

    Awaitility.await().until(() -> await(find(gateways.getLast())).state() == State.ASK);
  }

  @Test
  void whatOneKeepsTheOtherGives() {
    Finding first = await(find(gateways.getFirst()));
    CachedAnswer answer =
        CachedAnswer.of(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("of the service"));
    await(
        gateways
            .getFirst()
            .call(
                () ->
                    gateways.getFirst().store().keep(reading, first.generation(), answer, MINUTE)));

    Finding second = await(find(gateways.getLast()));

    assertThat(second.state()).isEqualTo(State.FRESH);
    assertThat(second.kept().orElseThrow().body()).hasToString("of the service");
  }

  private Future<Finding> find(Gateway gateway) {
    return gateway.call(() -> gateway.store().find(reading));
  }

  private static <T> T await(Future<T> outcome) {
    return outcome.toCompletionStage().toCompletableFuture().join();
  }
}
