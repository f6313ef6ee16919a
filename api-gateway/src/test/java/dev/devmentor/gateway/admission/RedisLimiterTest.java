package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.admission.RatePolicy.Subject;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets that fill again. Claims of one question are counted at one and the same time. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class RedisLimiterTest {

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Inject RedisDataSource redis;

  private Vertx vertx;
  private RedisLimiter limiter;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    limiter = new RedisLimiter(new PipelinedRedis(vertx, Redis.createClient(vertx, address)));
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void saysWhenTheNextRequestCanComeIn() {
    List<Verdict> verdicts = decide(5 + 1, claim(5, Duration.ofSeconds(1)));

    assertThat(verdicts.subList(0, 5)).allMatch(RedisLimiterTest::isAdmitted);
    assertThat(verdicts.getFirst().remaining()).isEqualTo(4);
    assertThat(verdicts.getLast())
        .isEqualTo(new Verdict(Outcome.LIMITED, 0, Duration.ofSeconds(1), Duration.ofMillis(200)));
  }

  /** Long before the bucket is full, which is when Redis forgets it. */
  @Test
  void letsRequestsInOneByOneAsTheBucketFills() {
    int limit = 1_000;
    Claim claim = claim(limit, Duration.ofSeconds(200));
    assertThat(decide(limit, claim)).allMatch(RedisLimiterTest::isAdmitted);

    for (int i = 0; i < 3; i++) {
      Verdict next = await().until(() -> decide(1, claim).getFirst(), RedisLimiterTest::isAdmitted);
      assertThat(next.remaining()).isLessThan(limit / 2);
      assertThat(decide(limit, claim).getLast().outcome()).isEqualTo(Outcome.LIMITED);
    }
    assertThat(redis.key().pttl(claim.bucket())).isPositive();
  }

  @Test
  void aFullBucketHoldsTheLimitAndNotMore() {
    Claim claim = claim(5, Duration.ofSeconds(1));
    decide(5, claim);

    await().until(() -> !redis.key().exists(claim.bucket()));

    assertThat(decide(2 * 5, claim)).filteredOn(RedisLimiterTest::isAdmitted).hasSize(5);
  }

  @Test
  void keepsABucketUntilItIsFullAndNoLonger() {
    Claim claim = claim(10, Duration.ofMinutes(10));
    decide(1, claim);
    assertThat(redis.key().pttl(claim.bucket())).isBetween(1L, 60_000L);

    decide(100, claim);
    assertThat(redis.key().pttl(claim.bucket())).isBetween(60_001L, 600_000L);
  }

  private static Claim claim(long limit, Duration window) {
    return new Claim(
        new RatePolicy("refilled", limit, window, Subject.USER),
        UUID.randomUUID().toString(),
        Optional.empty());
  }

  private static boolean isAdmitted(Verdict verdict) {
    return verdict.outcome() == Outcome.ADMITTED;
  }

  private List<Verdict> decide(int times, Claim claim) {
    return Future.<List<Verdict>>future(
            promise ->
                vertx
                    .getOrCreateContext()
                    .runOnContext(
                        _ -> limiter.decide(Collections.nCopies(times, claim)).onComplete(promise)))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
