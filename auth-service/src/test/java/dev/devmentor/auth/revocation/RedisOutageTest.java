package dev.devmentor.auth.revocation;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedisOutageTest {

  @Inject RedisDataSource redis;

  @BeforeEach
  void takeRedisAway() {
    assumeTrue(RedisResource.isEmbedded(), "the Redis of this run is not ours to stop");
    RedisResource.halt();
  }

  @AfterEach
  void bringRedisBack() {
    RedisResource.resume();
  }

  @Test
  void worksWithoutRedis() {
    Account account = Account.register();
    account.login().refresh().get("/me").then().statusCode(200);
    get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void deliversTheRevocationWhenRedisIsBack() {
    Account account = Account.register();

    account.post("/logout").then().statusCode(204);
    account.get("/me").then().statusCode(401);
    RedisResource.resume();

    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(
                        redis.value(String.class).get("devmentor:revoked:" + account.sessionId()))
                    .isEqualTo("1"));
  }
}
