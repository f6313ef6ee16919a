package dev.devmentor.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.platform.ProbeDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a 4xx that names the field, never a 5xx. */
@QuarkusTest
@WithTestResource(value = ProbeDatabase.class, scope = TestResourceScope.GLOBAL)
class RefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":5} | name",
        "{\"name\":true} | name",
        "{\"name\":\" \"} | name",
        "{} | name",
        "{\"name\":\"a\",\"count\":\"5\"} | count",
        "{\"name\":\"a\",\"count\":1.5} | count",
        "{\"name\":\"a\",\"count\":99999999999999999999} | count",
        "{\"name\":\"a\",\"count\":11} | count",
        "{\"name\":\"a\",\"at\":\"yesterday\"} | at",
        "{\"name\":\"a\",\"at\":\"+999999-01-01T00:00:00Z\"} | at",
        "{\"name\":\"a\",\"at\":\"9999-12-31T23:59:59-18:00\"} | at",
        "{\"name\":\"a\",\"at\":5} | at",
        "{\"name\":\"a\",\"nmae\":\"b\"} | nmae",
        "{\"name\":\"a\\u0000b\"} | name",
        "{\"name\":\"a\\ud800b\"} | name",
        "{\"name\":\"a\",\"metadata\":{\"k\":\"a\\u0000\"}} | metadata.k",
        "{\"name\":\"a\",\"metadata\":[]} | metadata",
        "{\"name\":\"a\",\"children\":[{\"title\":\"\"}]} | children[0].title",
        "{\"name\":\"a\",\"children\":[{\"title\":[]}]} | children[0].title",
      })
  void namesTheRefusedField(String body, String field) {
    refused(post(body.getBytes(StandardCharsets.UTF_8)))
        .body("violations.field", hasItem(field))
        .body("violations[0].message", not(emptyOrNullString()))
        .body("violations[0].size()", equalTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "5", "\"x\"", "{\"name\":\"a\"} {}", "nonsense", "{\"name\":\"\\"})
  void refusesWhatIsNotTheJsonExpected(String body) {
    refused(post(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesInvalidUtf8() {
    refused(
        post(new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '(', '"', '}'}));
  }

  @Test
  void refusesEmptyBody() {
    refused(post(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 996, 5_000})
  void refusesDeepNesting(int levels) {
    String deep =
        "{\"name\":\"a\",\"metadata\":" + "{\"a\":".repeat(levels) + "1" + "}".repeat(levels + 1);
    refused(post(deep.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesBodyOverOneMebibyte() {
    problem(post(new byte[2 * 1024 * 1024]), 413, "content-too-large");
  }

  @Test
  void refusesOtherMediaType() {
    problem(
        given().contentType("text/csv").body("a").post("/probe").then(),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/html, image/*;q=0.5", "application/xml"})
  void answersNothingButJson(String accepted) {
    problem(
        given()
            .accept(accepted)
            .contentType("application/json")
            .body("{\"name\":\"a\"}")
            .post("/probe")
            .then(),
        406,
        "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, */*;q=0.1"})
  void answersJsonToWhoeverTakesIt(String accepted) {
    given()
        .accept(accepted)
        .contentType("application/json")
        .body("{\"name\":\"a\"}")
        .post("/probe")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("name", equalTo("a"));
  }

  @Test
  void refusesTokensThatAreNotValid() {
    problem(given().auth().oauth2("nonsense").get("/probe/me").then(), 401, "unauthenticated")
        .header("WWW-Authenticate", equalTo("Bearer"))
        .body("detail", equalTo("The token is not valid, or not any more."));
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    problem(given().get("/probe/me").then(), 401, "unauthenticated")
        .header("WWW-Authenticate", equalTo("Bearer"))
        .body("detail", equalTo("This route needs one bearer token."));
  }

  @Test
  void refusesAConditionThatNamesNoVersion() {
    refused(given().header("If-Match", "").get("/probe/page").then())
        .body("violations.field", hasItem("If-Match"));
    given().header("If-Match", "*").get("/probe/page").then().statusCode(200);
  }

  @Test
  void unknownPathsAreNotFound() {
    problem(given().get("/nowhere").then(), 404, "not-found");
    problem(given().get("/probe/missing").then(), 404, "not-found")
        .body("detail", equalTo("There is no such thing."));
  }

  @Test
  void namesTheMethodProblem() {
    problem(given().delete("/probe").then(), 405, "method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "x", "-1"})
  void refusesLimitOutOfRange(String limit) {
    refused(given().queryParam("limit", limit).get("/probe/page").then())
        .body("violations.field", hasItem("limit"));
  }

  @Test
  void refusesForeignCursor() {
    refused(given().queryParam("cursor", "a\0b").get("/probe/page").then())
        .body("violations.field", hasItem("cursor"));
  }

  @Test
  void unexpectedFailureTellsRequestIdOnly() {
    given()
        .header("X-Request-Id", "abc-123")
        .get("/probe/broken")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .header("X-Request-Id", "abc-123")
        .body("requestId", equalTo("abc-123"))
        .body("detail", nullValue())
        .body("type", equalTo("https://devmentor.dev/problems/internal-error"));
  }

  @Test
  void databaseAwayAnswers503() {
    problem(given().get("/probe/database").then(), 503, "backend-unavailable")
        .header("Retry-After", notNullValue());
  }

  @Test
  void replacesInsaneRequestId() {
    given()
        .header("X-Request-Id", "a b\"c")
        .get("/probe/missing")
        .then()
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  private static ValidatableResponse post(byte[] body) {
    return given().contentType("application/json").body(body).post("/probe").then();
  }

  private static ValidatableResponse refused(ValidatableResponse answer) {
    return problem(answer, 400, "invalid-request").body("violations", notNullValue());
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String slug) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://devmentor.dev/problems/" + slug))
        .body("status", equalTo(status))
        .body("title", notNullValue())
        .body("instance", notNullValue())
        .body("requestId", notNullValue());
  }
}
