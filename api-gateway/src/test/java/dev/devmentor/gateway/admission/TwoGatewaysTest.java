package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.admission.RatePolicy.Subject;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class TwoGatewaysTest {

  private static final int LIMIT = 500;

  /** Claims of one question. */
  private static final int TOGETHER = 4;

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Test
  void admitTogetherNoMoreThanTheLimit() {
    Claim claim =
        new Claim(
            new RatePolicy("two", LIMIT, Duration.ofHours(10), Subject.USER),
            UUID.randomUUID().toString(),
            Optional.empty());
    Vertx vertx = Vertx.vertx();
    try {
      List<RedisLimiter> gateways = List.of(limiter(vertx), limiter(vertx));
      List<Claim> several = Collections.nCopies(TOGETHER, claim);
      List<Future<List<Verdict>>> all =
          IntStream.range(0, 10 * LIMIT / TOGETHER)
              .mapToObj(i -> decide(vertx, gateways.get(i % 2), several))
              .toList();
      Future.join(all).toCompletionStage().toCompletableFuture().join();

      assertThat(all)
          .flatExtracting(Future::result)
          .hasSize(10 * LIMIT)
          .filteredOn(verdict -> verdict.outcome() == Outcome.ADMITTED)
          .hasSizeBetween(LIMIT, LIMIT + LIMIT / 100);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Future<List<Verdict>> decide(
      Vertx vertx, RedisLimiter gateway, List<Claim> claims) {
    return Future.future(
        promise ->
            vertx
                .getOrCreateContext()
                .runOnContext(_ -> gateway.decide(claims).onComplete(promise)));
  }

  private RedisLimiter limiter(Vertx vertx) {
    RedisOptions options =
        new RedisOptions().setConnectionString(address).setMaxWaitingHandlers(10 * LIMIT);
    return new RedisLimiter(new PipelinedRedis(vertx, Redis.createClient(vertx, options)));
  }
}
