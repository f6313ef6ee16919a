package dev.devmentor.auth.recovery;

import static dev.devmentor.auth.testing.Account.AUTH;
import static dev.devmentor.auth.testing.Account.tryLogin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Mailbox;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ASVS 5: V6.4.3, V6.3.8, V7.4.3. */
@QuarkusTest
class PasswordResetTest {

  private static final String NEW = "a quite different passphrase";

  private static Response forgot(String email) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email))
        .post(AUTH + "/password/forgot");
  }

  private static Response reset(String token, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("token", token, "newPassword", password))
        .post(AUTH + "/password/reset");
  }

  private static String mailedToken(Account account) {
    forgot(account.email()).then().statusCode(202);
    return Mailbox.resetToken(account.email(), 1);
  }

  @Test
  @DisplayName("ASVS 6.4.3: a reset goes through the mail, once")
  void letsWhoeverHasTheMailChooseAPasswordOnce() {
    Account account = Account.register();
    String token = mailedToken(account);

    reset(token, NEW).then().statusCode(204);

    tryLogin(account.email(), account.password()).then().statusCode(401);
    tryLogin(account.email(), NEW).then().statusCode(200).body("user.emailVerified", equalTo(true));
    reset(token, NEW + "!").then().statusCode(422).body("type", endsWith("/link-invalid"));
  }

  @Test
  @DisplayName("ASVS 6.3.7: the user is told of a reset password")
  void isToldByMail() {
    Account account = Account.register();

    reset(mailedToken(account), NEW).then().statusCode(204);

    assertThat(Mailbox.text(account.email(), "Your DevMentor password was changed"))
        .contains("by a request from the address 127.0.0.1")
        .doesNotContain(NEW);
  }

  @Test
  @DisplayName("ASVS 7.4.3: a reset ends every session")
  void endsEverySession() {
    Account account = Account.register();
    Account other = account.login();

    reset(mailedToken(account), NEW).then().statusCode(204);

    account.get("/me").then().statusCode(401);
    other.get("/me").then().statusCode(401);
    Account.tryRefresh(other.refreshToken()).then().statusCode(401);
  }

  @Test
  void opensALockedAccount() {
    Account account = Account.register();
    Rows.update(
        "update auth.users set failed_logins = 10, locked_until = now() + interval '15 minutes'"
            + " where id = ?",
        account.id());

    reset(mailedToken(account), NEW).then().statusCode(204);

    tryLogin(account.email(), NEW).then().statusCode(200);
  }

  @Test
  void worksOnceForManyWhoTryAtTheSameTime() {
    Account account = Account.register();
    String token = mailedToken(account);

    List<Integer> answers = Parallel.times(8, i -> reset(token, NEW + " number " + i).statusCode());

    assertThat(answers).containsOnlyOnce(204).filteredOn(status -> status != 204).containsOnly(422);
  }

  @Test
  @DisplayName("ASVS 6.4.3: a link dies after its time")
  void diesAfterItsTime() {
    Account account = Account.register();
    String token = mailedToken(account);
    Rows.update(
        "update auth.password_resets set expires_at = now() where user_id = ?", account.id());

    reset(token, NEW).then().statusCode(422);
  }

  @Test
  void isOvertakenByAnother() {
    Account account = Account.register();
    String first = mailedToken(account);
    forgot(account.email().toUpperCase(Locale.ROOT)).then().statusCode(202);
    String second = Mailbox.resetToken(account.email(), 2);
    assertThat(second).isNotEqualTo(first);

    reset(second, NEW).then().statusCode(204);

    reset(first, NEW).then().statusCode(422);
  }

  @Test
  @DisplayName("ASVS 6.3.8: a reset does not tell who has an account")
  void answersTheSameWithoutAnAccount() {
    Account account = Account.register();

    Response known = forgot(account.email());
    Response unknown = forgot(UUID.randomUUID() + "@example.test");

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(202);
    assertThat(unknown.body().asString()).isEqualTo(known.body().asString()).isEmpty();
    assertThat(unknown.headers().asList().stream().map(header -> header.getName()))
        .containsExactlyElementsOf(
            known.headers().asList().stream().map(header -> header.getName()).toList());
  }

  @Test
  void floodsNobody() {
    Account account = Account.register();
    for (int i = 0; i < 6; i++) {
      forgot(account.email()).then().statusCode(202);
    }

    assertThat(
            Rows.value("select count(*) from auth.password_resets where user_id = ?", account.id()))
        .isEqualTo("3");
  }

  @Test
  void sendsNothingToDeactivatedAccounts() {
    Account account = Account.register();
    Rows.update("update auth.users set is_active = false where id = ?", account.id());

    forgot(account.email()).then().statusCode(202);

    assertThat(
            Rows.value("select count(*) from auth.password_resets where user_id = ?", account.id()))
        .isEqualTo("0");
  }

  @Test
  void holdsTheRulesOfPasswordsWithoutUsingTheLink() {
    Account account = Account.register();
    String token = mailedToken(account);

    reset(token, "short")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("newPassword"));
    reset(token, "my name is " + account.username()).then().statusCode(400);

    reset(token, NEW).then().statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "' or true --",
        "../../etc/passwd",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void refusesTokensThatNobodySent(String token) {
    reset(token, NEW).then().statusCode(422);
  }

  @Test
  void keepsNoTokenInTheDatabase() {
    Account account = Account.register();
    String token = mailedToken(account);

    assertThat(
            Rows.query(
                """
                select t from (select o::text as t from auth.outbox o
                               union all select r::text from auth.password_resets r) everything
                 where t like '%' || ? || '%'
                """,
                token))
        .isEmpty();
  }
}
