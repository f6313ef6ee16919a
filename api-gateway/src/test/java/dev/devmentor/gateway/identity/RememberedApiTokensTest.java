package dev.devmentor.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.BehindProxy;
import dev.devmentor.gateway.testing.FakeApiTokens;
import dev.devmentor.gateway.testing.FakeApiTokens.Known;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BehindProxy.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class RememberedApiTokensTest extends GatewayTest {

  private static final int REMEMBERED = 10;

  @Test
  void aBoundedNumberIsRemembered() {
    List<Known> tokens =
        IntStream.range(0, 5 * REMEMBERED)
            .mapToObj(_ -> FakeApiTokens.create("user", "read"))
            .toList();
    useAll(tokens);
    useAll(tokens);

    assertThat(tokens)
        .filteredOn(token -> token.asked().get() == 1)
        .hasSizeLessThanOrEqualTo(REMEMBERED);
  }

  /** Each at an address of its own, where it is the only one. */
  private void useAll(List<Known> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(
              client
                  .get(
                      "/api/v1/projects",
                      "Authorization",
                      tokens.get(i).bearer(),
                      "X-Forwarded-For",
                      "198.51.100." + i)
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
