package dev.devmentor.gateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.store.Finding.State;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that has left Redis alone for a moment when a write ended, and one beside it. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class WritesMissedByRedisTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Inject RedisDataSource redis;

  private final UUID write = UUID.randomUUID();
  private final Reading reading = Readings.unique(Duration.ofSeconds(1));

  private final Gateway writing = new Gateway();
  private final Gateway other = new Gateway();

  private final class Gateway {

    private final Vertx vertx = Vertx.vertx();
    private AnswerStore store;

    void start() {
      PipelinedRedis own = new PipelinedRedis(vertx, Redis.createClient(vertx, address));
      store = new AnswerStore(vertx, own, impatient());
    }

    <T> T ask(Function<AnswerStore, Future<T>> question) {
      return Future.<T>future(
              promise ->
                  vertx
                      .getOrCreateContext()
                      .runOnContext(_ -> question.apply(store).onComplete(promise)))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }

    State state() {
      return ask(answers -> answers.find(reading)).state();
    }
  }

  private static CacheConfig impatient() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(CacheConfig.class)
        .withDefaultValue("devmentor.cache.redis-timeout", "500ms")
        .withDefaultValue("devmentor.cache.redis-pause", "2s")
        .build()
        .getConfigMapping(CacheConfig.class);
  }

  @BeforeEach
  void keep() {
    writing.start();
    other.start();
    String generation = other.ask(answers -> answers.find(reading)).generation();
    CachedAnswer answer =
        CachedAnswer.of(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("of before"));
    other.ask(answers -> answers.keep(reading, generation, answer, MINUTE));
    assertThat(other.state()).isEqualTo(State.FRESH);
  }

  @AfterEach
  void stop() {
    redis.execute("CLIENT", "UNPAUSE");
    writing.vertx.close().toCompletionStage().toCompletableFuture().join();
    other.vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void makeAnswersOfOtherGatewaysVoidThoughNobodyReadsHere() {
    end(WriteOutcome.DONE);

    await().until(() -> other.state() != State.FRESH);
  }

  @Test
  void areEnteredAfterAllIfTheirOutcomeIsUnknown() {
    end(WriteOutcome.UNKNOWN);

    await().until(() -> other.state() == State.UNKEPT);
    await().ignoreExceptions().until(() -> writing.state() == State.UNKEPT);
  }

  @Test
  void areStruckOutAfterAll() {
    writing.ask(answers -> answers.begin(write, reading.tags()));
    assertThat(other.state()).isEqualTo(State.UNKEPT);

    end(WriteOutcome.REFUSED);

    await().until(() -> other.state() == State.FRESH);
  }

  /** A question has run into its time-out: the end of the write does not even leave. */
  private void end(WriteOutcome outcome) {
    redis.execute("CLIENT", "PAUSE", "60000", "WRITE");
    assertThatThrownBy(writing::state).hasRootCauseInstanceOf(TimeoutException.class);
    writing.ask(answers -> answers.end(write, reading.tags(), outcome));
    redis.execute("CLIENT", "UNPAUSE");
  }
}
