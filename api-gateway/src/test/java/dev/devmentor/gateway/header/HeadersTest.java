package dev.devmentor.gateway.header;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class HeadersTest extends GatewayTest {

  @Test
  void nobodyPassesForSomebodyElse() throws IOException {
    JsonObject seen =
        seenBehind(
            "X-User-Id: 1",
            "x-user-role: admin",
            "X-Forwarded-For: 10.0.0.1",
            "X-Forwarded-Host: evil",
            "X-Forwarded-Prefix: /x",
            "Forwarded: for=10.0.0.1",
            "X-Real-IP: 10.0.0.1",
            "X-Original-URL: /internal",
            "X-Internal-Key: guess",
            "X-HTTP-Method-Override: DELETE");

    assertThat(seen.fieldNames())
        .doesNotContain(
            "x-user-id",
            "x-user-role",
            "x-forwarded-prefix",
            "x-real-ip",
            "x-original-url",
            "x-internal-key",
            "x-http-method-override");
    assertThat(seen.getString("forwarded"))
        .isEqualTo("for=127.0.0.1;proto=http;host=\"door.example\"");
    assertThat(seen.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
    assertThat(seen.getString("x-forwarded-proto")).isEqualTo("http");
    assertThat(seen.getString("x-forwarded-host")).isEqualTo("door.example");
  }

  @Test
  void fieldsOfOneConnectionStayOnIt() throws IOException {
    JsonObject seen =
        seenBehind(
            "X-Hop: 1",
            "Keep-Alive: timeout=5",
            "Proxy-Authorization: Basic eA==",
            "TE: trailers",
            "Upgrade: websocket",
            "HTTP2-Settings: AAMAAABk");

    assertThat(seen.fieldNames())
        .doesNotContain(
            "x-hop", "keep-alive", "proxy-authorization", "te", "upgrade", "http2-settings");
  }

  @Test
  void aClientCannotTakeTheLengthOfItsBodyAway() throws IOException {
    String answer =
        client.raw(
            "POST /api/v1/memory/documents HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                + "Connection: close, Content-Length, X-Hop\r\nX-Hop: 1\r\nAuthorization: "
                + bearer()
                + "\r\n\r\nhello");

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"bytes\":5");
    assertThat(answer).doesNotContainIgnoringCase("x-hop");
  }

  @Test
  void everythingElseIsPassedOn() throws IOException {
    JsonObject seen =
        seenBehind(
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "X-Request-Id: abc.1",
            "If-None-Match: \"3\"",
            "Prefer: wait=10");

    assertThat(seen.getString("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(seen.getString("x-request-id")).isEqualTo("abc.1");
    assertThat(seen.getString("if-none-match")).isEqualTo("\"3\"");
    assertThat(seen.getString("prefer")).isEqualTo("wait=10");
    assertThat(seen.getString("authorization")).startsWith("Bearer ");
  }

  @Test
  void insaneRequestIdsAreReplaced() throws IOException {
    JsonObject seen = seenBehind("X-Request-Id: <script>");

    assertThat(seen.getString("x-request-id")).matches("[0-9a-f-]{36}");
  }

  private JsonObject seenBehind(String... fields) throws IOException {
    String answer =
        client.raw(
            "GET /api/v1/memory/documents HTTP/1.1\r\n"
                + "Host: door.example\r\n"
                + "Connection: close\r\n"
                + "Connection: X-Hop\r\n"
                + "Authorization: "
                + bearer()
                + "\r\n"
                + String.join("\r\n", fields)
                + "\r\n\r\n");
    return new JsonObject(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
        .getJsonObject("headers");
  }

  @Test
  void answersAreCleanedAndMarked() {
    HttpResponse<String> answer =
        client.get(
            "/api/v1/projects?behave=headers", "Authorization", bearer(), "X-Request-Id", "mine");
    HttpHeaders headers = answer.headers();

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(headers.allValues("X-Request-Id")).containsExactly("mine");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
    assertThat(headers.firstValue("Location")).hasValue("/api/v1/projects/1");
    assertThat(headers.firstValue("ETag")).hasValue("\"3\"");
    assertThat(headers.firstValue("X-Kept")).hasValue("1");
    assertThat(headers.firstValue("X-Hop")).isEmpty();
  }

  /** Answers out of the cache, too, that the service has marked before they were kept. */
  @Test
  void servicesHaveNoSayInWhatTheGatewayTells() {
    String target =
        "/api/v1/projects/%s?behave=cacheable&set=%s"
            .formatted(
                UUID.randomUUID(),
                String.join(
                    "&set=",
                    "Age:7",
                    "X-Cache:SERVICE",
                    "RateLimit:%22service%22;r=1",
                    "RateLimit-Policy:%22service%22;q=1"));
    String user = bearer();

    for (String result : List.of("MISS", "HIT")) {
      HttpHeaders headers = client.get(target, "Authorization", user).headers();
      assertThat(headers.allValues("X-Cache")).containsExactly(result);
      assertThat(headers.allValues("Age")).doesNotContain("7").hasSizeLessThan(2);
      assertThat(headers.allValues("RateLimit"))
          .singleElement(as(STRING))
          .startsWith("\"standard\";r=");
      assertThat(headers.allValues("RateLimit-Policy"))
          .singleElement(as(STRING))
          .startsWith("\"standard\";q=");
    }
  }

  @Test
  void pagesOfNamedOriginsMayCall() {
    HttpResponse<String> preflight = preflight("https://app.example");
    HttpResponse<String> answer =
        client.get("/api/v1/projects", "Authorization", bearer(), "Origin", "https://app.example");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://app.example");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("PATCH");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example");
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("RateLimit", "X-Cache");
  }

  @Test
  void pagesOfOthersMayNot() {
    HttpResponse<String> answer = preflight("https://elsewhere.example");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).getString("type"))
        .isEqualTo("https://devmentor.dev/problems/forbidden");
  }

  @Test
  void aPreflightMayHaveABody() throws IOException {
    String answer =
        client.raw(
            "OPTIONS /api/v1/projects/1 HTTP/1.1\r\nHost: x\r\nOrigin: https://app.example\r\n"
                + "Access-Control-Request-Method: PATCH\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n".repeat(50)
                + "0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 204 ");
  }

  private HttpResponse<String> preflight(String origin) {
    return client.send(
        "OPTIONS",
        "/api/v1/projects/1",
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "PATCH",
        "Access-Control-Request-Headers",
        "authorization,if-match");
  }

  @Test
  void otherOriginsAreToldNothing() {
    HttpResponse<String> answer =
        client.get(
            "/api/v1/projects?behave=headers",
            "Authorization",
            bearer(),
            "Origin",
            "https://elsewhere.example");

    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
  }
}
