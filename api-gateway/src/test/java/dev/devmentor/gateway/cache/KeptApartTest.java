package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.FakeApiTokens;
import dev.devmentor.gateway.testing.FakeApiTokens.Known;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose answers, and answers to what, are not each other's. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class KeptApartTest extends GatewayTest {

  private final String id = UUID.randomUUID().toString();
  private final String target = "/api/v1/projects/" + id + "?behave=cacheable&id=" + id;

  @Test
  void anotherUsers() {
    fill(bearer());

    assertThat(cache(bearer())).isEqualTo("MISS");
  }

  @Test
  void theSameUsersWithAnotherRole() {
    UUID user = UUID.randomUUID();
    fill("Bearer " + TestIssuer.token(user, "user"));

    assertThat(cache("Bearer " + TestIssuer.token(user, "admin"))).isEqualTo("MISS");
    assertThat(cache("Bearer " + TestIssuer.token(user, "user"))).isEqualTo("HIT");
  }

  @Test
  void thoseOfALoginAndOfAnApiToken() {
    Known token = FakeApiTokens.create("user", "read");
    fill("Bearer " + TestIssuer.token(token.user()));

    assertThat(cache(token.bearer())).isEqualTo("MISS");
    assertThat(cache(token.bearer())).isEqualTo("HIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Accept-Encoding", "Accept-Language", "Prefer"})
  void thoseToWhatAServiceMayAnswerDifferently(String field) {
    String user = bearer();
    fill(user, field, "a");

    assertThat(cache(user, field, "b")).isEqualTo("MISS");
    assertThat(cache(user)).isEqualTo("MISS");
    assertThat(cache(user, field, "a")).isEqualTo("HIT");
  }

  /** The key says nothing about it. */
  @Test
  void thoseToRequestsWithABody() throws IOException {
    String user = bearer();
    fill(user);

    assertThat(
            client.raw(
                "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: %s\r\nContent-Length: 2\r\n\r\n{}"
                    .formatted(target, user)))
        .startsWith("HTTP/1.1 200 ")
        .contains("BYPASS");
  }

  private void fill(String user, String... headers) {
    assertThat(cache(user, headers)).isEqualTo("MISS");
    assertThat(cache(user, headers)).isEqualTo("HIT");
  }

  private String cache(String user, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = user;
    return client.get(target, all).headers().firstValue("X-Cache").orElse("none");
  }
}
