package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class RedisOutageTest extends GatewayTest {

  private static final String LIMITED = "/api/v1/projects/1/epics";

  @Inject RedisDataSource redis;

  @AfterEach
  void bringRedisBack() {
    RedisResource.resume();
    awaitSharedLimits();
  }

  @Test
  void limitsGoOnWithoutRedisAndReturnToIt() {
    awaitSharedLimits();
    assertThat(admittedOf25()).as("with Redis").isEqualTo(20);

    RedisResource.halt();
    assertThat(admittedOf25()).as("without").isEqualTo(20);

    RedisResource.resume();
    awaitSharedLimits();
    assertThat(admittedOf25()).as("with Redis again").isEqualTo(20);
  }

  @Test
  void whatWasKnownToBeRevokedStaysSoWithoutRedis() {
    awaitSharedLimits();
    UUID session = UUID.randomUUID();
    String token =
        "Bearer "
            + TestIssuer.tokenWith(
                UUID.randomUUID(), claims -> claims.setStringClaim("sid", session.toString()));
    redis.value(String.class).setex("devmentor:revoked:" + session, 960, "1");
    assertThat(client.get(LIMITED, "Authorization", token).statusCode()).isEqualTo(401);

    RedisResource.halt();

    assertThat(client.get(LIMITED, "Authorization", token).statusCode()).isEqualTo(401);
    assertThat(client.get(LIMITED, "Authorization", bearer()).statusCode()).isEqualTo(200);
  }

  /** How many requests of a new user get through; none of them fails in another way. */
  private long admittedOf25() {
    String user = bearer();
    return IntStream.range(0, 25)
        .map(_ -> client.get(LIMITED, "Authorization", user).statusCode())
        .peek(status -> assertThat(status).isIn(200, 429))
        .filter(status -> status == 200)
        .count();
  }

  /** Waits until a request of a new user leaves a bucket in Redis. */
  private void awaitSharedLimits() {
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              int before = buckets();
              client.get(LIMITED, "Authorization", bearer());
              assertThat(buckets()).isGreaterThan(before);
            });
  }

  private int buckets() {
    return redis.key().keys("devmentor:rate:tight:*").size();
  }
}
