package dev.devmentor.auth.apitoken;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Jwt;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiTokenTest {

  private static final String KEY = "tests alone: what the gateway shows";

  @Inject RedisDataSource redis;

  private static Response create(Account account, Map<String, Object> body) {
    return account.request().body(body).post(AUTH + "/api-tokens");
  }

  private static Response created(Account account) {
    Response answer =
        create(
            account, Map.of("name", "laptop", "scopes", List.of("projects:read", "memory:write")));
    answer.then().statusCode(201).body("token", startsWith("dmt_"));
    return answer;
  }

  private static Response verify(String token) {
    return verify(token, KEY);
  }

  private static Response verify(String token, String key) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Internal-Key", key)
        .body(Map.of("token", token))
        .post("/internal/api-tokens/verify");
  }

  @Test
  void isShownAsJsonOrNotAtAll() {
    Account account = Account.register();

    String answer =
        account
            .request()
            .accept(ContentType.TEXT)
            .body(Map.of("name", "laptop", "scopes", List.of("projects:read")))
            .post(AUTH + "/api-tokens")
            .then()
            .statusCode(406)
            .contentType("application/problem+json")
            .extract()
            .asString();

    assertThat(answer).doesNotContain("dmt_");
    account.get("/api-tokens").then().statusCode(200).body("$", empty());
  }

  @Test
  void isShownOnceAndListedWithoutItself() {
    Account account = Account.register();
    Response created = created(account);

    Response list = account.get("/api-tokens");

    list.then()
        .statusCode(200)
        .body("[0].id", equalTo(created.path("id")))
        .body("[0].name", equalTo("laptop"))
        .body("[0].scopes", equalTo(List.of("projects:read", "memory:write")))
        .body("[0].lastUsedAt", nullValue());
    assertThat(list.body().asString()).doesNotContain(created.<String>path("token"));
    assertThat(created.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void isExchangedForAnAccessTokenWithItsScopes() {
    Account account = Account.register();
    Response created = created(account);

    Response verified = verify(created.path("token"));

    verified
        .then()
        .statusCode(200)
        .body("userId", equalTo(account.id().toString()))
        .body("role", equalTo("user"))
        .body("tokenId", equalTo(created.path("id")))
        .body("scopes", hasItem("memory:write"));
    String accessToken = verified.path("accessToken");
    JsonObject claims = Jwt.claims(accessToken);
    assertThat(claims.getString("sub")).isEqualTo(account.id().toString());
    assertThat(claims.getString("sid")).isEqualTo(created.<String>path("id"));
    assertThat(claims.getString("scope")).isEqualTo("projects:read memory:write");
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isBetween(299L, 300L);
    assertThat(Instant.parse(verified.path("expiresAt")).getEpochSecond())
        .isEqualTo(claims.getLong("exp"));
    account.get("/api-tokens").then().body("[0].lastUsedAt", notNullValue());
  }

  @Test
  @DisplayName("ASVS 9.2.2: an API token is good for its purpose alone")
  void tellsWhoItIsAndManagesNoAccount() {
    Account account = Account.register();
    String accessToken = verify(created(account).path("token")).path("accessToken");

    given().auth().oauth2(accessToken).get(AUTH + "/me").then().statusCode(200);

    for (String path : List.of("/sessions", "/api-tokens", "/me/export", "/me/preferences")) {
      given().auth().oauth2(accessToken).get(AUTH + path).then().statusCode(401);
    }
    given().auth().oauth2(accessToken).post(AUTH + "/logout-all").then().statusCode(401);
  }

  @Test
  void isRefusedOnceItIsRevoked() {
    Account account = Account.register();
    Response created = created(account);
    String id = created.path("id");
    String accessToken = verify(created.path("token")).path("accessToken");

    account.request().delete(AUTH + "/api-tokens/" + id).then().statusCode(204);

    verify(created.path("token")).then().statusCode(401);
    given().auth().oauth2(accessToken).get(AUTH + "/me").then().statusCode(401);
    assertThat(redis.key().exists("devmentor:revoked:" + id)).isTrue();
    account.get("/api-tokens").then().body("$", empty());
    account.request().delete(AUTH + "/api-tokens/" + id).then().statusCode(404);
  }

  @Test
  void isNobodyElses() {
    String id = created(Account.register()).path("id");

    Account.register().request().delete(AUTH + "/api-tokens/" + id).then().statusCode(404);
  }

  @Test
  void endsInItsTime() {
    Account account = Account.register();
    Instant soon = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    Response created =
        create(
            account, Map.of("name", "ci", "scopes", List.of("read"), "expiresAt", soon.toString()));
    assertThat(Instant.parse(verify(created.path("token")).path("expiresAt"))).isEqualTo(soon);

    Rows.update("update auth.api_tokens set expires_at = now() where user_id = ?", account.id());

    verify(created.path("token")).then().statusCode(401);
  }

  @Test
  void endsWithTheAccountAndItsActivity() {
    Account account = Account.register();
    String token = created(account).path("token");
    Rows.update("update auth.users set is_active = false where id = ?", account.id());
    verify(token).then().statusCode(401);
    Rows.update("update auth.users set is_active = true where id = ?", account.id());
    verify(token).then().statusCode(200);
    String id = account.get("/api-tokens").path("[0].id");

    account.request().body(Map.of("password", account.password())).delete(AUTH + "/me");

    verify(token).then().statusCode(401);
    assertThat(redis.key().exists("devmentor:revoked:" + id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "tests alone: what the gateway show"})
  void isCheckedForTheGatewayAlone(String key) {
    String token = created(Account.register()).path("token");

    verify(token, key).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dmt_",
        "dmt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "' or true --",
        "eyJhbGciOiJub25lIn0."
      })
  void refusesTokensThatNobodyMade(String token) {
    verify(token).then().statusCode(401);
  }

  @Test
  void refusesScopesThatAreNone() {
    Account account = Account.register();

    create(account, Map.of("name", "x", "scopes", List.of("admin"))).then().statusCode(400);
    create(account, Map.of("name", "x", "scopes", List.of())).then().statusCode(400);
    create(account, Map.of("name", " ", "scopes", List.of("read"))).then().statusCode(400);
    create(
            account,
            Map.of("name", "x", "scopes", List.of("read"), "expiresAt", "2020-01-01T00:00:00Z"))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("expiresAt"));
  }

  @Test
  void isMadeOncePerIdempotencyKeyAndNeverStored() {
    Account account = Account.register();
    Map<String, Object> body = Map.of("name", "laptop", "scopes", List.of("read"));

    Response first =
        account.request().header("Idempotency-Key", "k").body(body).post(AUTH + "/api-tokens");
    Response second =
        account.request().header("Idempotency-Key", "k").body(body).post(AUTH + "/api-tokens");

    assertThat(second.<String>path("token")).isEqualTo(first.<String>path("token"));
    account.get("/api-tokens").then().body("size()", equalTo(1));
    assertThat(
            Rows.query(
                "select key from auth.idempotency_keys k where k::text like '%' || ? || '%'",
                first.<String>path("token")))
        .isEmpty();
    verify(second.path("token")).then().statusCode(200);
  }
}
