package dev.devmentor.gateway.identity;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.FakeApiTokens;
import dev.devmentor.gateway.testing.FakeApiTokens.Known;
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

/**
 * A flood of forged tokens from one address costs so many checks of signatures, or so many
 * questions to auth-service, and no more.
 */
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
          "1h",
          "devmentor.admission.policies.credentials.limit",
          String.valueOf(LIMIT),
          "devmentor.admission.policies.credentials.window",
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
    assertLimited(oneTooMany, "strangers");
    assertThat(get(bearer()).statusCode()).isEqualTo(429);
    assertThat(get(known).statusCode()).isEqualTo(200);
  }

  @Test
  void onlySoManyApiTokensAreAskedAbout() {
    String known = FakeApiTokens.create("user", "read").bearer();
    assertThat(get(known).statusCode()).isEqualTo(200);
    for (int more = 1; more < LIMIT; more++) {
      assertThat(get("Bearer dmt_" + UUID.randomUUID()).statusCode()).isEqualTo(401);
    }

    Known untried = FakeApiTokens.create("user", "read");
    assertLimited(get(untried.bearer()), "credentials");
    assertThat(untried.asked()).hasValue(0);
    assertThat(get(known).statusCode()).isEqualTo(200);
  }

  /** The client is told which limit it is, and so is whoever watches the gateway. */
  private void assertLimited(HttpResponse<String> answer, String policy) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.headers().allValues("RateLimit-Policy"))
        .containsExactly("\"%s\";q=%d;w=3600".formatted(policy, LIMIT));
    assertThat(answer.headers().allValues("RateLimit"))
        .singleElement(as(STRING))
        .startsWith("\"" + policy + "\";r=0;t=");
    assertThat(client.get("/q/metrics").body())
        .contains(
            "devmentor_gateway_admissions_total{outcome=\"LIMITED\",policy=\"%s\",route=\"me\"} "
                .formatted(policy));
  }

  private HttpResponse<String> get(String authorization) {
    return client.get(ROUTE, "Authorization", authorization);
  }
}
