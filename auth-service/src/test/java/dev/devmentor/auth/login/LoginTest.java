package dev.devmentor.auth.login;

import static dev.devmentor.auth.testing.Account.tryLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginTest {

  private static final String WRONG = "surely not the password";

  @Inject MeterRegistry metrics;

  @Test
  void acceptsTheAddressInAnyCase() {
    Account account = Account.register();

    tryLogin(account.email().toUpperCase(Locale.ROOT), account.password())
        .then()
        .statusCode(200)
        .body("user.id", equalTo(account.id().toString()));
  }

  @Test
  @DisplayName("ASVS 6.3.8: the answer does not tell whether the account exists")
  void answersTheSameWhetherTheAccountExistsOrNot() {
    Account account = Account.register();

    Map<String, Object> wrong = refusal(tryLogin(account.email(), WRONG));
    Map<String, Object> unknown = refusal(tryLogin("nobody." + account.email(), WRONG));

    assertThat(wrong)
        .isEqualTo(unknown)
        .containsEntry("type", "https://devmentor.dev/problems/bad-credentials")
        .containsEntry("status", 401);
  }

  private static Map<String, Object> refusal(Response response) {
    Map<String, Object> problem = response.jsonPath().getMap("$");
    problem.remove("requestId");
    return problem;
  }

  /** Time is made of work: the hash of nobody's password is computed where there is no other. */
  @Test
  @DisplayName("ASVS 6.3.8: nor does the time, for the same work is done")
  void doesTheSameWorkWhetherTheAccountExistsOrNot() {
    Account account = Account.register();
    Account inactive = Account.register();
    Rows.update("update auth.users set is_active = false where id = ?", inactive.id());
    Account empty = Account.register();
    setHash(empty, null);

    assertThat(hashedBy(() -> tryLogin(account.email(), WRONG))).isOne();
    assertThat(hashedBy(() -> tryLogin("nobody." + account.email(), WRONG))).isOne();
    assertThat(hashedBy(() -> tryLogin(inactive.email(), inactive.password()))).isOne();
    assertThat(hashedBy(() -> tryLogin(empty.email(), WRONG))).isOne();
  }

  private long hashedBy(Supplier<Response> login) {
    long before = metrics.get("devmentor.password.work").timer().count();
    login.get().then().statusCode(401);
    return metrics.get("devmentor.password.work").timer().count() - before;
  }

  @Test
  @DisplayName("ASVS 6.3.1: ten wrong passwords lock the account")
  void locksAnAccountAfterTenFailuresForTheRightPasswordToo() {
    Account account = Account.register();
    for (int i = 0; i < 10; i++) {
      tryLogin(account.email(), WRONG).then().statusCode(401);
    }

    Response locked = tryLogin(account.email(), account.password());

    locked.then().statusCode(423).body("type", endsWith("/account-locked"));
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 900);
    account.get("/me").then().statusCode(200);
  }

  @Test
  void locksAddressesWithoutAnAccountAlike() {
    String email = UUID.randomUUID() + "@example.test";
    for (int i = 0; i < 10; i++) {
      tryLogin(email, WRONG).then().statusCode(401);
    }

    tryLogin(email, WRONG).then().statusCode(423).body("type", endsWith("/account-locked"));
  }

  @Test
  @DisplayName("ASVS 6.3.1: guessing in parallel is no faster")
  void checksNoMoreWrongPasswordsInParallelThanOneAfterTheOther() {
    Account account = Account.register();

    List<Integer> answers =
        Parallel.times(30, i -> tryLogin(account.email(), WRONG + i).statusCode());

    assertThat(answers).filteredOn(status -> status == 401).hasSize(10);
    assertThat(answers).filteredOn(status -> status != 401).allMatch(LoginTest::isTurnedAway);
    tryLogin(account.email(), account.password()).then().statusCode(423);
    assertThat(
            Rows.value(
                "select count(*) from auth.audit_log where user_id = ? and event = 'login_failed'",
                account.id()))
        .isEqualTo("10");
  }

  @Test
  void checksNoMoreForAddressesWithoutAnAccountEither() {
    String email = UUID.randomUUID() + "@example.test";

    List<Integer> answers = Parallel.times(30, i -> tryLogin(email, WRONG + i).statusCode());

    assertThat(answers).filteredOn(status -> status == 401).hasSize(10);
    assertThat(answers).filteredOn(status -> status != 401).allMatch(LoginTest::isTurnedAway);
  }

  /** Locked, or still without a place when it had waited long enough. */
  private static boolean isTurnedAway(int status) {
    return status == 423 || status == 503;
  }

  @Test
  void leavesNoAttemptUnderWay() {
    Account account = Account.register().login();
    tryLogin(account.email(), WRONG).then().statusCode(401);

    assertThat(
            Rows.value(
                "select count(*) from auth.login_attempts where email_hash = sha256(?::bytea)",
                account.email()))
        .isEqualTo("0");
  }

  @Test
  void opensALockedAccountWhenTheTimeIsUp() {
    Account account = Account.register();
    Rows.update(
        """
        update auth.users set failed_logins = 10, first_failed_login_at = now() - interval '16 minutes',
               locked_until = now() - interval '1 second' where id = ?
        """,
        account.id());

    tryLogin(account.email(), WRONG).then().statusCode(401);
    tryLogin(account.email(), account.password()).then().statusCode(200);

    assertThat(Rows.value("select failed_logins from auth.users where id = ?", account.id()))
        .isEqualTo("0");
  }

  @Test
  void forgetsFailuresThatAreLongAgo() {
    Account account = Account.register();
    Rows.update(
        """
        update auth.users set failed_logins = 9, first_failed_login_at = now() - interval '16 minutes'
         where id = ?
        """,
        account.id());

    tryLogin(account.email(), WRONG).then().statusCode(401);

    tryLogin(account.email(), account.password()).then().statusCode(200);
  }

  @Test
  void upgradesBcryptAtTheFirstLogin() {
    Account account = Account.register();
    String bcrypt = OpenBSDBCrypt.generate("2a", account.password().toCharArray(), new byte[16], 6);
    setHash(account, bcrypt);

    tryLogin(account.email(), WRONG).then().statusCode(401);
    assertThat(Parallel.times(4, _ -> tryLogin(account.email(), account.password()).statusCode()))
        .containsOnly(200);

    assertThat(Rows.value("select password_hash from auth.users where id = ?", account.id()))
        .startsWith("$argon2id$");
    tryLogin(account.email(), account.password()).then().statusCode(200);
  }

  @Test
  void takesAPasswordFromAnyKeyboard() {
    String name = "u" + UUID.randomUUID().toString().substring(0, 13);
    String email = name + "@example.test";
    Account.tryRegister(name, email, "Zu\u0308rich am See").then().statusCode(201);

    tryLogin(email, "Z\u00fcrich am See").then().statusCode(200);
    tryLogin(email, "Zu\u0308rich\u00a0am See").then().statusCode(200);
    tryLogin(email, "Zurich am See").then().statusCode(401);
  }

  @Test
  void refusesAccountsWithoutAUsablePassword() {
    Account account = Account.register();
    for (String hash : new String[] {null, "", "secret", "$2a$xx$broken", "$argon2id$broken"}) {
      setHash(account, hash);

      tryLogin(account.email(), account.password()).then().statusCode(401);
    }
  }

  private static void setHash(Account account, String hash) {
    Rows.update("update auth.users set password_hash = ? where id = ?", hash, account.id());
  }

  @Test
  void refusesDeactivatedAccountsEverywhere() {
    Account account = Account.register();
    Rows.update("update auth.users set is_active = false where id = ?", account.id());

    tryLogin(account.email(), account.password())
        .then()
        .statusCode(401)
        .body("type", endsWith("/bad-credentials"));
    Account.tryRefresh(account.refreshToken()).then().statusCode(401);
    account.get("/me").then().statusCode(401);
  }

  @Test
  void opensASessionForEachOfManyParallelLogins() {
    Account account = Account.register();

    List<Response> answers = Parallel.times(8, _ -> tryLogin(account.email(), account.password()));

    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    assertThat(answers).extracting(answer -> answer.path("refreshToken")).doesNotHaveDuplicates();
  }

  @Test
  void isNoEditOfTheAccount() {
    Account account = Account.register();
    Response before = account.get("/me");

    Response after = account.login().get("/me");

    assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(after.body().asString()).isEqualTo(before.body().asString());
  }
}
