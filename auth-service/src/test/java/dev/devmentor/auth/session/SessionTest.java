package dev.devmentor.auth.session;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionTest {

  @Inject RedisDataSource redis;

  @Test
  @DisplayName("ASVS 7.5.2: users see their sessions")
  void listsOpenSessionsWithTheirOrigin() {
    Account account = Account.register();
    Response login =
        given()
            .contentType(ContentType.JSON)
            .header("X-Forwarded-For", "203.0.113.9")
            .header("User-Agent", "editor/1.0")
            .body(Map.of("email", account.email(), "password", account.password()))
            .post(AUTH + "/login");
    login.then().statusCode(200);
    account.login().post("/logout");

    account
        .get("/sessions")
        .then()
        .statusCode(200)
        .body("$", hasSize(2))
        .body("find { !it.current }.ipAddress", equalTo("203.0.113.9"))
        .body("find { !it.current }.userAgent", equalTo("editor/1.0"))
        .body("findAll { it.current }.id", contains(account.sessionId().toString()));
  }

  @Test
  @DisplayName("ASVS 7.5.2, 7.4.1: users end a session, at once")
  void endsAnotherSessionAtOnce() {
    Account account = Account.register();
    Account other = account.login();

    account.request().delete(AUTH + "/sessions/" + other.sessionId()).then().statusCode(204);

    other.get("/me").then().statusCode(401);
    Account.tryRefresh(other.refreshToken()).then().statusCode(401);
    assertThat(isOnTheList(other.sessionId())).isTrue();
    account.get("/me").then().statusCode(200);
    account.request().delete(AUTH + "/sessions/" + other.sessionId()).then().statusCode(404);
  }

  @Test
  void knowsNoSessionOfAnotherUser() {
    Account mine = Account.register();
    Account theirs = Account.register();

    mine.request().delete(AUTH + "/sessions/" + theirs.sessionId()).then().statusCode(404);

    theirs.get("/me").then().statusCode(200);
    mine.get("/sessions").then().body("id", contains(mine.sessionId().toString()));
  }

  @Test
  @DisplayName("ASVS 7.4.1: what has ended works no more")
  void tellsTheGatewayOfALogoutBeforeItAnswers() {
    Account account = Account.register();

    account.post("/logout").then().statusCode(204);

    assertThat(isOnTheList(account.sessionId())).isTrue();
    assertThat(redis.key().ttl("devmentor:revoked:" + account.sessionId())).isBetween(900L, 960L);
  }

  private boolean isOnTheList(UUID sessionId) {
    return "1".equals(redis.value(String.class).get("devmentor:revoked:" + sessionId));
  }

  @Test
  @DisplayName("ASVS 7.4.1: logging out everywhere ends every session")
  void logsOutEverywhere() {
    Account one = Account.register();
    Account two = one.login();
    Account bystander = Account.register();

    one.post("/logout-all").then().statusCode(204);

    for (Account account : new Account[] {one, two}) {
      account.get("/me").then().statusCode(401);
      Account.tryRefresh(account.refreshToken()).then().statusCode(401);
      assertThat(isOnTheList(account.sessionId())).isTrue();
    }
    bystander.get("/me").then().statusCode(200);
  }

  @Test
  void asksForANewTokenAfterAChangeOfRole() {
    Account account = Account.register();
    Rows.update("update auth.users set role = 'admin' where id = ?", account.id());

    account.get("/me").then().statusCode(401);

    account.refresh().get("/audit-log").then().statusCode(200);
  }

  @Test
  void emptiesTheOutboxOnceTheGatewayKnows() {
    Account account = Account.register();
    account.post("/logout").then().statusCode(204);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        Rows.query(
                            "select id from auth.outbox where payload::text like ?",
                            "%" + account.sessionId() + "%"))
                    .isEmpty());
  }

  @Test
  void listsEachSessionOnce() {
    Account account = Account.register();
    Account other = account.login();

    account
        .get("/sessions")
        .then()
        .body(
            "id", containsInAnyOrder(account.sessionId().toString(), other.sessionId().toString()));
  }
}
