package dev.devmentor.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class AuthenticationTest extends GatewayTest {

  private static final String ROUTE = "/api/v1/auth/me";

  @Inject RedisDataSource redis;

  @Test
  void letsAValidTokenThrough() {
    assertThat(client.get(ROUTE, "Authorization", bearer()).statusCode()).isEqualTo(200);
    assertThat(
            client.get(ROUTE, "Authorization", bearer().replace("Bearer", "bearer")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    HttpResponse<String> answer = client.get(ROUTE);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(json(answer).getString("type"))
        .isEqualTo("https://devmentor.dev/problems/unauthenticated");
  }

  @ParameterizedTest
  @MethodSource("untrusted")
  void refusesTokensThatMustNotBeBelieved(String token) {
    assertThat(client.get(ROUTE, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
  }

  static Stream<String> untrusted() {
    UUID user = UUID.randomUUID();
    String[] parts = TestIssuer.token(user).split("\\.", -1);
    String otherClaims = TestIssuer.token(user, "superadmin").split("\\.", -1)[1];
    return Stream.of(
        "garbage",
        "a.b.c",
        parts[0] + "." + parts[1] + ".",
        String.join(".", parts) + "=",
        String.join(".", parts) + "==",
        parts[0] + "=." + parts[1] + "." + parts[2],
        parts[0] + "." + parts[1] + "\t." + parts[2],
        parts[0] + "." + otherClaims + "." + parts[2],
        withHeader("{\"alg\":\"none\",\"kid\":\"test-key\"}", parts[1], ""),
        withHeader("{\"alg\":\"HS256\",\"kid\":\"test-key\"}", parts[1], parts[2]),
        TestIssuer.foreignToken(user),
        TestIssuer.expiredToken(user),
        TestIssuer.tokenWith(user, claims -> claims.setIssuer("somebody")),
        TestIssuer.tokenWith(user, claims -> claims.setAudience("another-api")),
        TestIssuer.tokenWith(user, claims -> claims.setSubject("no uuid")),
        TestIssuer.tokenWith(user, claims -> claims.unsetClaim("sid")),
        TestIssuer.tokenWith(user, claims -> claims.unsetClaim("exp")));
  }

  private static String withHeader(String header, String claims, String signature) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + "."
        + claims
        + "."
        + signature;
  }

  @Test
  void refusesTwoTokensAtOnce() throws IOException {
    String answer =
        client.raw(
            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: %s\r\nAuthorization: %s\r\n\r\n"
                .formatted(ROUTE, bearer(), bearer()));

    assertThat(answer).startsWith("HTTP/1.1 401 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/auth/users",
        "/api/v1/auth/audit-log/verify",
        "/api/v1/memory/index/status"
      })
  void letsOnlyAdminsIntoAdministration(String route) {
    assertThat(client.get(route, "Authorization", bearer("user")).statusCode()).isEqualTo(403);
    assertThat(client.get(route, "Authorization", bearer("admin")).statusCode()).isEqualTo(200);
    assertThat(client.get(route, "Authorization", bearer("superadmin")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void looksAtNoTokenOnPublicRoutes() {
    assertThat(post("/api/v1/auth/login", "{}", "Authorization", "Bearer garbage").statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesRevokedSessionsAtOnce() {
    UUID session = UUID.randomUUID();
    String token =
        "Bearer "
            + TestIssuer.tokenWith(
                UUID.randomUUID(), claims -> claims.setStringClaim("sid", session.toString()));
    assertThat(client.get(ROUTE, "Authorization", token).statusCode()).isEqualTo(200);

    redis.value(String.class).setex("devmentor:revoked:" + session, 960, "1");

    assertThat(client.get(ROUTE, "Authorization", token).statusCode()).isEqualTo(401);
  }
}
