package dev.devmentor.gateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.store.Finding.State;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
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
  @Inject RedisDataSource redis;

  private final Reading reading = Readings.unique(Duration.ofSeconds(1));

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
    PipelinedRedis own = new PipelinedRedis(vertx, Redis.createClient(vertx, address));
    return new Gateway(vertx, new AnswerStore(vertx, own, config));
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
    keep("of the service");

    Finding second = await(find(gateways.getLast()));

    assertThat(second.state()).isEqualTo(State.FRESH);
    assertThat(second.kept().orElseThrow().body()).hasToString("of the service");
  }

  @Test
  void aCopyIsGoodAsLongAsTheAnswerIsKept() {
    keep("of the service");
    Copy copy = copy();
    assertThat(age(copy)).isPresent();

    redis.key().del(reading.key());
    assertThat(age(copy)).isEmpty();
  }

  /** Of the same generation, as after a client has asked for a new one. */
  @Test
  void aCopyIsOfNoUseOnceThereIsANewerAnswer() {
    keep("of the service");
    Copy copy = copy();
    Awaitility.await()
        .until(
            () -> {
              call(store -> store.keep(reading, copy.generation(), answer("newer"), MINUTE));
              return !copy().at().equals(copy.at());
            });

    assertThat(age(copy)).isEmpty();
  }

  @Test
  void aCopyIsOfNoUseDuringAndAfterAWrite() {
    keep("of the service");
    Copy copy = copy();
    UUID write = UUID.randomUUID();
    call(store -> store.begin(write, reading.tags()));
    assertThat(age(copy)).isEmpty();

    call(store -> store.end(write, reading.tags(), WriteOutcome.REFUSED));
    assertThat(age(copy)).isPresent();

    call(store -> store.begin(write, reading.tags()));
    call(store -> store.end(write, reading.tags(), WriteOutcome.DONE));
    assertThat(age(copy)).isEmpty();
  }

  /** As if Redis had been away when it began, or had lost its data meanwhile. */
  @Test
  void nothingIsKeptAfterAWriteOfUnknownOutcomeThatWasNotEntered() {
    call(store -> store.end(UUID.randomUUID(), reading.tags(), WriteOutcome.UNKNOWN));

    assertThat(await(find(gateways.getLast())).state()).isEqualTo(State.UNKEPT);
  }

  /** Good and bad ones in one round trip do not get mixed up. */
  @Test
  void manyCopiesAreCheckedTogether() {
    keep("of the service");
    Copy good = copy();
    Copy bad = new Copy(good.names(), good.generation(), "1", good.answer());
    List<Copy> copies = IntStream.range(0, 20).mapToObj(i -> i % 3 == 0 ? bad : good).toList();
    Gateway gateway = gateways.getLast();

    List<OptionalLong> ages =
        await(
            gateway.call(
                () ->
                    Future.all(copies.stream().map(gateway.store()::age).toList())
                        .map(CompositeFuture::<OptionalLong>list)));

    assertThat(ages)
        .extracting(OptionalLong::isPresent)
        .containsExactlyElementsOf(copies.stream().map(good::equals).toList());
  }

  /** As the first gateway keeps it. */
  private void keep(String body) {
    String generation = await(find(gateways.getFirst())).generation();
    call(store -> store.keep(reading, generation, answer(body), MINUTE));
  }

  private static CachedAnswer answer(String body) {
    return CachedAnswer.of(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body));
  }

  private void call(Function<AnswerStore, Future<Void>> step) {
    Gateway gateway = gateways.getFirst();
    await(gateway.call(() -> step.apply(gateway.store())));
  }

  /** As the second gateway has it. */
  private Copy copy() {
    return Copy.of(reading, await(find(gateways.getLast())));
  }

  private OptionalLong age(Copy copy) {
    Gateway gateway = gateways.getLast();
    return await(gateway.call(() -> gateway.store().age(copy)));
  }

  private Future<Finding> find(Gateway gateway) {
    return gateway.call(() -> gateway.store().find(reading));
  }

  private static <T> T await(Future<T> outcome) {
    return outcome.toCompletionStage().toCompletableFuture().join();
  }
}
