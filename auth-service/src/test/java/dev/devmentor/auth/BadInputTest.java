package dev.devmentor.auth;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import dev.devmentor.auth.testing.Account;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, wherever: a refusal in the one shape, never a fault of ours. */
@QuarkusTest
class BadInputTest {

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "POST /register", List.of("email", "username", "password", "displayName"),
          "POST /login", List.of("email", "password"),
          "POST /refresh", List.of("refreshToken"),
          "PATCH /me", List.of("username", "displayName", "avatarUrl", "metadata"),
          "DELETE /me", List.of("password"));

  private static final List<String> VALUES =
      List.of(
          "1e400",
          "-99999999999999999999999999",
          "true",
          "[]",
          "[[[[\"x\"]]]]",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"" + "x".repeat(100_000) + "\"",
          "\"\"");

  static Stream<String> bodies() {
    return Stream.concat(
        Stream.of(
            "",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{",
            "{}}",
            "{\"unknown\":1}",
            "{\"a\":".repeat(5_000),
            "[".repeat(100_000)),
        FIELDS.values().stream()
            .flatMap(List::stream)
            .distinct()
            .flatMap(field -> VALUES.stream().map(value -> "{\"" + field + "\":" + value + "}")));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void isRefusedOnEveryRouteThatReadsABody(String body) {
    Account account = SharedAccount.get();
    for (String route : FIELDS.keySet()) {
      Response answer = send(account, route, body.getBytes(StandardCharsets.UTF_8));

      assertThat(answer.statusCode()).as(route).isBetween(400, 499);
      assertThat(answer.contentType()).as(route).startsWith("application/problem+json");
      assertThat(answer.<String>path("requestId")).as(route).isNotBlank();
    }
  }

  @Test
  void refusesBytesThatAreNoText() {
    Account account = SharedAccount.get();
    byte[] body = "{\"password\":\"xxxx\"}".getBytes(StandardCharsets.UTF_8);
    body[14] = (byte) 0xff;
    body[15] = (byte) 0xc0;

    for (String route : FIELDS.keySet()) {
      assertThat(send(account, route, body).statusCode()).as(route).isEqualTo(400);
    }
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    byte[] body =
        ("{\"email\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(send(SharedAccount.get(), "POST /register", body).statusCode()).isEqualTo(413);
  }

  @Test
  void refusesOtherContentTypes() {
    for (ContentType type : List.of(ContentType.XML, ContentType.URLENC, ContentType.TEXT)) {
      given().contentType(type).body("email=a").post(AUTH + "/login").then().statusCode(415);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sessions/not-a-uuid", "/sessions/%00", "/nowhere", "/me/nowhere"})
  void knowsNoOtherPaths(String path) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(SharedAccount.get().accessToken())
        .delete(AUTH + path)
        .then()
        .statusCode(oneOf(400, 404, 405));
  }

  @Test
  void leavesTheAccountAsItWas() {
    SharedAccount.get().get("/me").then().statusCode(200);
  }

  private static Response send(Account account, String route, byte[] body) {
    String[] parts = route.split(" ", 2);
    return given()
        .auth()
        .oauth2(account.accessToken())
        .contentType("application/json")
        .body(body)
        .request(Method.valueOf(parts[0]), AUTH + parts[1]);
  }

  /** One account for the whole table: none of it may harm it. */
  private static final class SharedAccount {

    private static Account account;

    static synchronized Account get() {
      account = account == null ? Account.register() : account;
      return account;
    }
  }
}
