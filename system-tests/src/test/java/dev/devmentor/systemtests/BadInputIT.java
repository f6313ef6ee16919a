package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever route: the answer is a 4xx with a problem body, never a 5xx. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  private Account account;
  private Belongings owned;

  @BeforeAll
  void furnish(Platform platform) {
    account = Account.register(new Client(platform.gateway(), null), "careless");
    owned = Belongings.of(account);
  }

  /** A route that reads a body, with one field of it and how an acceptable value looks. */
  record Door(String method, String path, String field, String rest) {}

  List<Door> doors() {
    String project = "/api/v1/projects/" + owned.projectId();
    return List.of(
        new Door("POST", "/api/v1/auth/login", "email", "\"password\":\"x\""),
        new Door(
            "POST",
            "/api/v1/auth/register",
            "username",
            "\"email\":\"a@example.org\",\"password\":\"correct horse battery\""),
        new Door("POST", "/api/v1/auth/refresh", "refreshToken", ""),
        new Door("PATCH", "/api/v1/auth/me", "displayName", ""),
        new Door("POST", "/api/v1/projects", "name", ""),
        new Door("PATCH", project, "name", ""),
        new Door("POST", project + "/tasks", "title", ""),
        new Door("PATCH", project + "/tasks/" + owned.taskId(), "title", ""),
        new Door("POST", "/api/v1/memory/documents", "content", ""),
        new Door("POST", "/api/v1/memory/search", "query", ""),
        new Door("POST", "/api/v1/learning/roadmaps", "title", "\"goalSkills\":[\"git\"]"),
        new Door("POST", "/api/v1/learning/assessments", "skill", ""),
        new Door("PUT", "/api/v1/learning/progress/" + owned.roadmapItemId(), "status", ""));
  }

  Stream<org.junit.jupiter.params.provider.Arguments> bodies() {
    List<String> values =
        List.of(
            "5",
            "true",
            "[]",
            "{}",
            "[[]]",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "1e999",
            "-1e400",
            "\"" + "x".repeat(900_000) + "\",\"unknownField\":1");
    return doors().stream()
        .flatMap(
            door ->
                values.stream()
                    .map(value -> org.junit.jupiter.params.provider.Arguments.of(door, value)));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesValuesOfTheWrongKind(Door door, String value) {
    String rest = door.rest().isEmpty() ? "" : "," + door.rest();
    isRefusal(send(door, "{\"" + door.field() + "\":" + value + rest + "}"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void refusesBodiesThatAreNoJsonObject(Door door) {
    for (String body :
        List.of("", "{", "null", "[]", "5", "\"x\"", "{\"a\":1}", "\u0000", "{}{}")) {
      isRefusal(send(door, body));
    }
    isRefusal(sendBytes(door, new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void refusesTenMegabytes(Door door) {
    byte[] body =
        ("{\"" + door.field() + "\":\"" + "x".repeat(10_000_000) + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(sendBytes(door, body).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void refusesForgedTokens(String token) {
    for (String path :
        List.of(
            "/api/v1/auth/me",
            "/api/v1/projects",
            "/api/v1/memory/documents",
            "/api/v1/learning/roadmaps")) {
      Answer answer = account.client().as(token).get(path);
      assertThat(answer.status()).as(path).isEqualTo(401);
      isRefusal(answer);
    }
  }

  List<String> tokens() {
    String claims =
        "{\"sub\":\"%s\",\"sid\":\"%s\",\"role\":\"admin\",\"iss\":\"devmentor\",\"aud\":\"devmentor-api\",\"jti\":\"x\",\"exp\":4102444800}"
            .formatted(account.id(), UUID.randomUUID());
    List<String> tokens = new ArrayList<>(List.of("x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."));
    for (String header :
        List.of(
            "{\"alg\":\"none\"}",
            "{\"alg\":\"HS256\",\"kid\":\"x\"}",
            "{\"alg\":\"ES256\",\"kid\":\"../../etc/passwd\"}",
            "{\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\"}}")) {
      tokens.add(base64(header) + "." + base64(claims) + "." + base64("signature"));
    }
    tokens.add("x".repeat(6_000));
    return tokens;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/projects/not-a-uuid",
        "/api/v1/projects?limit=0",
        "/api/v1/projects?limit=1e9",
        "/api/v1/projects?cursor=%00",
        "/api/v1/projects?status=nonsense",
        "/api/v1/projects/%00",
        "/api/v1/memory/documents/%2e%2e%2f%2e%2e",
        "/api/v1/memory/documents?cursor=AAAA",
        "/api/v1/memory/documents?status=nonsense",
        "/api/v1/learning/skills/%00",
        "/api/v1/learning/skills?limit=-5",
        "/api/v1/learning/roadmaps/1",
        "/api/v1/files/1/content",
        "/api/v1/../../q/metrics",
        "/nowhere",
      })
  void refusesStrangeAddresses(String path) {
    isRefusal(account.client().get(path));
  }

  private Answer send(Door door, String body) {
    return sendBytes(door, body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer sendBytes(Door door, byte[] body) {
    return account
        .client()
        .send(
            door.method(),
            door.path(),
            BodyPublishers.ofByteArray(body),
            Map.of("Content-Type", "application/json"));
  }

  private static void isRefusal(Answer answer) {
    String shown = answer.status() + " " + answer.json();
    assertThat(answer.status()).as(shown).isBetween(400, 499);
    assertThat(answer.headers().firstValue("Content-Type"))
        .as(shown)
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.text("type")).startsWith("https://devmentor.dev/problems/");
    assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
    assertThat(answer.text("requestId"))
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
