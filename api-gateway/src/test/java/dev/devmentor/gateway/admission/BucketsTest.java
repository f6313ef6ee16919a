package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.BehindProxy;
import dev.devmentor.gateway.testing.FakeApiTokens;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whose requests one bucket counts. */
@QuarkusTest
@TestProfile(BehindProxy.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class BucketsTest extends GatewayTest {

  private static final String BY_ADDRESS = "/api/v1/tasks";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final String here = address();
  private final String elsewhere = address();

  private static String address() {
    return "203.0.113." + ADDRESSES.incrementAndGet();
  }

  @Test
  void thoseBehindOneAddressShareABucket() {
    assertThat(get(BY_ADDRESS, here, bearer()).statusCode()).isEqualTo(200);
    assertThat(get(BY_ADDRESS, here, bearer()).statusCode()).isEqualTo(200);

    HttpResponse<String> answer = get(BY_ADDRESS, here, bearer());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"near\";q=2;w=3600");
    assertThat(get(BY_ADDRESS, elsewhere, bearer()).statusCode()).isEqualTo(200);
  }

  @Test
  void aUserHasABucketAtEachAddress() {
    String user = bearer();
    get(BY_ADDRESS, here, user);
    get(BY_ADDRESS, here, user);

    assertThat(get(BY_ADDRESS, here, user).statusCode()).isEqualTo(429);
    assertThat(get(BY_ADDRESS, elsewhere, user).statusCode()).isEqualTo(200);
  }

  @Test
  void aRouteOfAnotherPolicyStaysOpen() {
    String user = bearer();
    get(BY_ADDRESS, here, user);
    get(BY_ADDRESS, here, user);
    assertThat(get(BY_ADDRESS, here, user).statusCode()).isEqualTo(429);

    assertThat(get("/api/v1/projects", here, user).statusCode()).isEqualTo(200);
  }

  @Test
  void requestsWithoutATokenAreCountedByTheAddressBehindTheProxy() {
    for (int i = 0; i < 3; i++) {
      assertThat(login(here).statusCode()).isEqualTo(200);
    }

    assertThat(login(here).statusCode()).isEqualTo(429);
    assertThat(login(elsewhere).statusCode()).isEqualTo(200);
  }

  @Test
  void unknownTokensAreCountedByTheAddressBehindTheProxy() {
    for (int i = 0; i < 3; i++) {
      assertThat(get("/api/v1/auth/me", here, "Bearer dmt_forged" + i).statusCode()).isEqualTo(401);
    }

    assertThat(get("/api/v1/auth/me", here, "Bearer dmt_forged").statusCode()).isEqualTo(429);
    assertThat(get("/api/v1/auth/me", elsewhere, "Bearer dmt_forged").statusCode()).isEqualTo(401);
  }

  @Test
  void servicesAreToldTheAddressThatIsCounted() {
    assertThat(
            json(get(BY_ADDRESS, here, bearer()))
                .getJsonObject("headers")
                .getString("x-forwarded-for"))
        .isEqualTo(here);
  }

  @Test
  void eachApiTokenOfAUserHasABucketWhereThePolicySaysSo() {
    UUID user = UUID.randomUUID();
    String first = FakeApiTokens.createFor(user, "user", "read").bearer();
    String second = FakeApiTokens.createFor(user, "user", "read").bearer();
    assertThat(get("/each", here, first).statusCode()).isEqualTo(200);
    assertThat(get("/each", here, first).statusCode()).isEqualTo(200);

    assertThat(get("/each", here, first).statusCode()).isEqualTo(429);
    assertThat(get("/each", here, second).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String target, String address, String authorization) {
    return client.get(target, "Authorization", authorization, "X-Forwarded-For", address);
  }

  private HttpResponse<String> login(String address) {
    return post("/api/v1/auth/login", "{}", "X-Forwarded-For", address);
  }
}
