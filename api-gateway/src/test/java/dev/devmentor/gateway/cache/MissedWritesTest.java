package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.cache.Finding.State;
import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.policy.CachePolicy;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes whose end Redis is not told of, of one gateway with two event loops. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class MissedWritesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A request that Redis holds back. */
  private static final Pattern HELD =
      Pattern.compile("id=(\\d+) [^\\n]* flags=b [^\\n]* cmd=(\\w+)");

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Inject RedisDataSource redis;

  private final Reading reading =
      new Reading(
          "devmentor:cache:answer:" + UUID.randomUUID(),
          List.of("test/" + UUID.randomUUID(), CacheKeys.EVERYTHING),
          new CachePolicy("test", MINUTE, Duration.ZERO, Duration.ZERO, List.of()),
          Duration.ofSeconds(1),
          -1);

  private final Vertx vertx = Vertx.vertx();
  private final Context reads = vertx.getOrCreateContext();
  private final Context writes = CompletableFuture.supplyAsync(vertx::getOrCreateContext).join();

  @AfterEach
  void stop() {
    redis.execute("CLIENT", "UNPAUSE");
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void areNotForgottenIfTheyComeWhileOthersAreMadeGood() {
    AnswerStore store =
        new AnswerStore(
            vertx, new PipelinedRedis(vertx, Redis.createClient(vertx, address)), patient());
    redis.execute("CLIENT", "PAUSE", "60000", "WRITE");
    missWrite(store);
    CompletableFuture<Finding> makingGood = call(reads, () -> store.find(reading));
    awaitHeld("del");

    missWrite(store);
    redis.execute("CLIENT", "UNPAUSE");
    Finding found = makingGood.join();
    CachedAnswer answer =
        CachedAnswer.of(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("of before"));
    call(reads, () -> store.keep(reading, found.generation(), answer, MINUTE)).join();

    assertThat(call(reads, () -> store.find(reading)).join().state()).isNotEqualTo(State.FRESH);
    String generation = generation(store);
    call(reads, () -> store.keep(reading, generation, answer, MINUTE)).join();
    assertThat(call(reads, () -> store.find(reading)).join().state()).isEqualTo(State.FRESH);
  }

  private String generation(AnswerStore store) {
    return call(reads, () -> store.find(reading)).join().generation();
  }

  /** Waits for Redis as long as the test wants, and tries again at once. */
  private static CacheConfig patient() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(CacheConfig.class)
        .withDefaultValue("devmentor.cache.redis-timeout", "60s")
        .withDefaultValue("devmentor.cache.redis-pause", "0s")
        .build()
        .getConfigMapping(CacheConfig.class);
  }

  /** Its connection is lost before Redis has done it. */
  private void missWrite(AnswerStore store) {
    CompletableFuture<Void> end =
        call(writes, () -> store.end(UUID.randomUUID(), reading.tags(), WriteOutcome.DONE));
    redis.execute("CLIENT", "KILL", "ID", awaitHeld("evalsha"));
    end.join();
  }

  /** The id of the client. */
  private String awaitHeld(String command) {
    return Awaitility.await().until(() -> held(command), ids -> ids.size() == 1).getFirst();
  }

  private List<String> held(String command) {
    return HELD.matcher(redis.execute("CLIENT", "LIST").toString())
        .results()
        .filter(client -> client.group(2).equals(command))
        .map((MatchResult client) -> client.group(1))
        .toList();
  }

  private static <T> CompletableFuture<T> call(Context context, Supplier<Future<T>> question) {
    return Future.<T>future(
            promise -> context.runOnContext(_ -> question.get().onComplete(promise)))
        .toCompletionStage()
        .toCompletableFuture();
  }
}
