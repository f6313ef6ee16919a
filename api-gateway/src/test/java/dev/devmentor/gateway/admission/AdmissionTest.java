package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.gateway.testing.RedisCalls;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class AdmissionTest extends GatewayTest {

  private static final String LIMITED = "/api/v1/projects/1/epics";

  @Inject RedisDataSource redis;

  @Test
  void tellsTheClientWhereItStands() {
    String user = bearer();
    client.get(LIMITED, "Authorization", user);
    HttpResponse<String> answer = client.get(LIMITED, "Authorization", user);

    assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"tight\";q=20;w=3600");
    assertThat(answer.headers().firstValue("RateLimit")).hasValue("\"tight\";r=18;t=360");
  }

  @Test
  void admitsExactlyTheLimitHoweverManyComeAtOnce() {
    String user = bearer();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 100)
            .mapToObj(
                _ ->
                    client.sendAsync(
                        "GET",
                        LIMITED,
                        BodyPublishers.noBody(),
                        BodyHandlers.ofString(),
                        "Authorization",
                        user))
            .toList();

    assertThat(all)
        .extracting(answer -> answer.join().statusCode())
        .satisfies(
            statuses -> assertThat(statuses).filteredOn(status -> status == 200).hasSize(20),
            statuses -> assertThat(statuses).filteredOn(status -> status == 429).hasSize(80));
  }

  @Test
  void saysWhenToComeBack() {
    String user = bearer();
    IntStream.range(0, 20).forEach(_ -> client.get(LIMITED, "Authorization", user));
    HttpResponse<String> answer = client.get(LIMITED, "Authorization", user);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(170L, 180L);
    assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"tight\";r=0;t=");
    assertThat(json(answer).getString("type"))
        .isEqualTo("https://devmentor.dev/problems/rate-limited");
  }

  @Test
  void eachUserHasABucketOfTheirOwn() {
    String user = bearer();
    IntStream.range(0, 21).forEach(_ -> client.get(LIMITED, "Authorization", user));

    assertThat(client.get(LIMITED, "Authorization", bearer()).statusCode()).isEqualTo(200);
  }

  @Test
  void eachTokenHasABucketOfItsOwnWhereThePolicySaysSo() {
    UUID user = UUID.randomUUID();
    String first = "Bearer " + TestIssuer.token(user);
    IntStream.range(0, 2).forEach(_ -> client.get("/each", "Authorization", first));

    assertThat(client.get("/each", "Authorization", first).statusCode()).isEqualTo(429);
    assertThat(
            client.get("/each", "Authorization", "Bearer " + TestIssuer.token(user)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void allTokensOfAUserShareABucketOtherwise() {
    UUID user = UUID.randomUUID();
    IntStream.range(0, 20)
        .forEach(_ -> client.get(LIMITED, "Authorization", "Bearer " + TestIssuer.token(user)));

    assertThat(
            client.get(LIMITED, "Authorization", "Bearer " + TestIssuer.token(user)).statusCode())
        .isEqualTo(429);
  }

  /** Rate limit and list of revoked sessions together; the token is known after the first one. */
  @Test
  void asksRedisOnceForEachRequest() {
    String user = bearer();
    client.get("/api/v1/tasks", "Authorization", user);
    long scripts = RedisCalls.of("evalsha", redis);
    long reads = RedisCalls.of("get", redis);

    IntStream.range(0, 10).forEach(_ -> client.get("/api/v1/tasks", "Authorization", user));

    assertThat(RedisCalls.of("evalsha", redis) - scripts).isEqualTo(10);
    assertThat(RedisCalls.of("get", redis) - reads).isZero();
  }

  @Test
  void countsClientsWithoutATokenByAddress() {
    HttpResponse<String> answer = post("/api/v1/auth/login", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
        .startsWith("\"credentials\";q=");
  }
}
