package dev.devmentor.auth.recovery;

import static dev.devmentor.auth.testing.Account.AUTH;
import static dev.devmentor.auth.testing.Account.tryLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.AuthDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ASVS 5: V6.2.2, V6.2.3, V7.4.3. */
@QuarkusTest
class PasswordChangeTest {

  private static final String NEW = "a quite different passphrase";

  private static Response change(Account account, String current, String next) {
    return account
        .request()
        .body(Map.of("currentPassword", current, "newPassword", next))
        .post(AUTH + "/password/change");
  }

  @Test
  void endsEveryOtherSession() {
    Account account = Account.register();
    Account other = account.login();

    change(account, account.password(), NEW).then().statusCode(204);

    account.get("/me").then().statusCode(200);
    Account.tryRefresh(account.refreshToken()).then().statusCode(200);
    other.get("/me").then().statusCode(401);
    Account.tryRefresh(other.refreshToken()).then().statusCode(401);
    tryLogin(account.email(), account.password()).then().statusCode(401);
    tryLogin(account.email(), NEW).then().statusCode(200);
  }

  @Test
  void asksForTheCurrentPassword() {
    Account account = Account.register();

    change(account, "not the password", NEW)
        .then()
        .statusCode(401)
        .body("type", endsWith("/bad-credentials"));

    tryLogin(account.email(), account.password()).then().statusCode(200);
  }

  @Test
  void countsGuessesTowardsTheLock() {
    Account account = Account.register();
    for (int i = 0; i < 10; i++) {
      change(account, "not the password", NEW).then().statusCode(401);
    }

    change(account, account.password(), NEW).then().statusCode(423);
  }

  @Test
  void holdsTheRulesOfPasswords() {
    Account account = Account.register();

    change(account, account.password(), "short")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("newPassword"));
    change(account, account.password(), account.email() + "!").then().statusCode(400);
    change(account, account.password(), account.password()).then().statusCode(400);
  }

  @Test
  void isRecorded() {
    Account account = Account.register();

    change(account, account.password(), NEW).then().statusCode(204);

    assertThat(
            AuthDatabase.query(
                "select event from auth.audit_log where user_id = ? order by sequence",
                account.id()))
        .containsExactly("registered", "password_changed");
  }
}
