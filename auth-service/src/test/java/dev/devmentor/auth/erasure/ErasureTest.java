package dev.devmentor.auth.erasure;

import static dev.devmentor.auth.testing.Account.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasureTest {

  @Inject RedisDataSource redis;

  private static Response erase(Account account, String password) {
    return account.request().body(Map.of("password", password)).delete(AUTH + "/me");
  }

  @Test
  @DisplayName("ASVS 7.4.2: erasing ends every session")
  void leavesNoTrace() {
    Account account = Account.register();
    account.request().body(Map.of("a", 1)).put(AUTH + "/me/preferences").then().statusCode(200);
    Account.tryLogin(account.email(), "surely not the password").then().statusCode(401);
    Account elsewhere = account.login();

    erase(account, account.password()).then().statusCode(204);

    for (String table :
        Rows.query(
            """
            select c.oid::regclass::text from pg_class c
             where c.relnamespace = 'auth'::regnamespace and c.relkind = 'r'
            """)) {
      // The mail that greeted them may still have to go out.
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          Rows.value(
                              "select count(*) from %s t where t::text ~* ?".formatted(table),
                              account.id() + "|" + account.username()))
                      .as(table)
                      .isEqualTo("0"));
    }
    elsewhere.get("/me").then().statusCode(401);
    Account.tryRefresh(elsewhere.refreshToken()).then().statusCode(401);
    Account.tryLogin(account.email(), account.password()).then().statusCode(401);
    assertThat(redis.value(String.class).get("devmentor:revoked:" + elsewhere.sessionId()))
        .isEqualTo("1");
  }

  /** A large account takes longer than a request usually has. */
  @Test
  void hasMinutesForAllThatGoesWithTheAccount() {
    Account account = Account.register();
    Rows.update(
        """
        create function auth.expect_patience() returns trigger language plpgsql as $$
        begin
          if current_setting('statement_timeout')::interval < interval '2 minutes' then
            raise exception 'deleting has %', current_setting('statement_timeout');
          end if;
          return old;
        end $$
        """);
    Rows.update(
        """
        create trigger expect_patience before delete on auth.users
          for each row execute function auth.expect_patience()
        """);
    try {
      erase(account, account.password()).then().statusCode(204);
    } finally {
      Rows.update("drop function auth.expect_patience() cascade");
    }
  }

  @Test
  void leavesTheLastSuperadmin() {
    Rows.update("update auth.users set role = 'admin' where role = 'superadmin'");
    Account last = Account.superadministrator();
    erase(last, last.password()).then().statusCode(409).body("type", endsWith("/last-superadmin"));

    Account.superadministrator();
    erase(last, last.password()).then().statusCode(204);
  }

  @Test
  void keepsTheAuditChainIntact() {
    Account account = Account.register();
    erase(account, account.password()).then().statusCode(204);

    Account.administrator()
        .get("/audit-log/verify")
        .then()
        .statusCode(200)
        .body("intact", equalTo(true));
  }

  @Test
  @DisplayName("ASVS 7.5.1: erasing takes the password")
  void asksForThePassword() {
    Account account = Account.register();

    erase(account, "surely not the password")
        .then()
        .statusCode(401)
        .body("type", endsWith("/bad-credentials"));
    account.request().body("{}").delete(AUTH + "/me").then().statusCode(400);
    account.request().delete(AUTH + "/me").then().statusCode(400);

    account.get("/me").then().statusCode(200);
  }

  @Test
  void letsNobodyGuessThePasswordHereEither() {
    Account account = Account.register();
    for (int i = 0; i < 10; i++) {
      erase(account, "surely not the password").then().statusCode(401);
    }

    erase(account, account.password()).then().statusCode(423);
  }

  @Test
  void leavesAVersionItWasNotAskedFor() {
    Account account = Account.register();

    account
        .request()
        .header("If-Match", "\"7\"")
        .body(Map.of("password", account.password()))
        .delete(AUTH + "/me")
        .then()
        .statusCode(412);

    account.get("/me").then().statusCode(200);
  }

  @Test
  void freesTheNames() {
    Account account = Account.register();
    erase(account, account.password()).then().statusCode(204);

    Account again = Account.register(account.username(), account.email());

    assertThat(again.id()).isNotEqualTo(account.id());
  }
}
