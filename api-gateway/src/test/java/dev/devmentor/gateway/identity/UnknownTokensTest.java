package dev.devmentor.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A flood of forged tokens from one address costs so many checks of signatures and no more. */
@QuarkusTest
@TestProfile(UnknownTokensTest.Few.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class UnknownTokensTest extends GatewayTest {

  private static final String ROUTE = "/api/v1/auth/me";
  private static final int LIMIT = 3;

  /** Few unknown tokens, and none again for as long as the test runs. */
  public static class Few implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "devmentor.admission.policies.strangers.limit",
          String.valueOf(LIMIT),
          "devmentor.admission.policies.strangers.window",
          "1h");
    }
  }

  @Test
  void onlySoManyAreChecked() {
    String known = bearer();
    assertThat(get(known).statusCode()).isEqualTo(200);
    String forged = "Bearer " + TestIssuer.foreignToken(UUID.randomUUID());
    for (int more = 1; more < LIMIT; more++) {
      assertThat(get(forged).statusCode()).isEqualTo(401);
      forged = "Bearer " + TestIssuer.foreignToken(UUID.randomUUID());
    }

    HttpResponse<String> oneTooMany = get(forged);
    assertThat(oneTooMany.statusCode()).isEqualTo(429);
    assertThat(oneTooMany.headers().firstValue("Retry-After")).isPresent();
    assertThat(get(bearer()).statusCode()).isEqualTo(429);
    assertThat(get(known).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String authorization) {
    return client.get(ROUTE, "Authorization", authorization);
  }
}
