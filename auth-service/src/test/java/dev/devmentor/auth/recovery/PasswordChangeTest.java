package dev.devmentor.auth.recovery;

import static dev.devmentor.auth.testing.Account.AUTH;
import static dev.devmentor.auth.testing.Account.tryLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Mailbox;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ASVS 5: V6.2.2, V6.2.3, V6.3.7, V7.4.3. */
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
  @DisplayName("ASVS 7.4.3: a new password ends the other sessions")
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
  @DisplayName("ASVS 6.2.3: changing the password takes the current one")
  void asksForTheCurrentPassword() {
    Account account = Account.register();

    change(account, "not the password", NEW)
        .then()
        .statusCode(401)
        .body("type", endsWith("/bad-credentials"));

    tryLogin(account.email(), account.password()).then().statusCode(200);
  }

  @Test
  @DisplayName("ASVS 6.3.1: guessing here counts like a login")
  void countsGuessesTowardsTheLock() {
    Account account = Account.register();
    for (int i = 0; i < 10; i++) {
      change(account, "not the password", NEW).then().statusCode(401);
    }

    change(account, account.password(), NEW).then().statusCode(423);
  }

  @Test
  void leavesNoLinkToResetItOpen() {
    Account account = Account.register();
    account
        .request()
        .body(Map.of("email", account.email()))
        .post(AUTH + "/password/forgot")
        .then()
        .statusCode(202);
    String token = Mailbox.resetToken(account.email(), 1);

    change(account, account.password(), NEW).then().statusCode(204);

    account
        .request()
        .body(Map.of("token", token, "newPassword", "yet another long passphrase"))
        .post(AUTH + "/password/reset")
        .then()
        .statusCode(422);
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
            Rows.query(
                "select event from auth.audit_log where user_id = ? order by sequence",
                account.id()))
        .containsExactly("registered", "password_changed");
  }

  @Test
  @DisplayName("ASVS 6.3.7: the user is told of a changed password")
  void isToldByMail() {
    Account account = Account.register();

    account
        .request()
        .header("X-Forwarded-For", "198.51.100.23")
        .body(Map.of("currentPassword", account.password(), "newPassword", NEW))
        .post(AUTH + "/password/change")
        .then()
        .statusCode(204);

    assertThat(Mailbox.text(account.email(), "Your DevMentor password was changed"))
        .contains("by a request from the address 198.51.100.23")
        .contains("/forgot-password")
        .contains(DateTimeFormatter.ofPattern("uuuu").format(OffsetDateTime.now(ZoneOffset.UTC)))
        .doesNotContain(NEW, account.password());
  }

  /** Their passwords wait for the same threads; each goes on as the one who asked. */
  @Test
  void changesThePasswordOfEachOfManyWhoAskAtOnce() {
    List<Account> accounts = Stream.generate(Account::register).limit(8).toList();

    List<Integer> answers =
        Parallel.times(
            8, i -> change(accounts.get(i), accounts.get(i).password(), NEW + i).statusCode());

    assertThat(answers).containsOnly(204);
    for (int i = 0; i < 8; i++) {
      tryLogin(accounts.get(i).email(), NEW + i).then().statusCode(200);
    }
  }
}
