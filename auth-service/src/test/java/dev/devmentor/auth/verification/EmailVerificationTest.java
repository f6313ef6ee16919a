package dev.devmentor.auth.verification;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Mailbox;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmailVerificationTest {

  private static Response verify(String token) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("token", token))
        .post(AUTH + "/email/verify");
  }

  @Test
  void followsARegistration() {
    Account account = Account.register();
    String etag = account.get("/me").header("ETag");
    account.get("/me").then().body("emailVerified", equalTo(false));

    verify(Mailbox.verificationToken(account.email(), 1)).then().statusCode(204);

    Response me = account.get("/me");
    me.then().body("emailVerified", equalTo(true));
    assertThat(me.header("ETag")).isNotEqualTo(etag);
  }

  @Test
  void worksOnceAndInTime() {
    Account account = Account.register();
    String token = Mailbox.verificationToken(account.email(), 1);
    verify(token).then().statusCode(204);
    verify(token).then().statusCode(422);

    Account late = Account.register();
    String lateToken = Mailbox.verificationToken(late.email(), 1);
    Rows.update(
        "update auth.email_verifications set expires_at = now() where user_id = ?", late.id());
    verify(lateToken).then().statusCode(422);
  }

  @Test
  void isSentAgainUntilTheAddressIsVerified() {
    Account account = Account.register();
    account.request().post(AUTH + "/email/resend").then().statusCode(202);
    String second = Mailbox.verificationToken(account.email(), 2);
    verify(second).then().statusCode(204);

    account.request().post(AUTH + "/email/resend").then().statusCode(202);

    assertThat(
            Rows.value(
                "select count(*) from auth.email_verifications where user_id = ?", account.id()))
        .isEqualTo("2");
  }

  @Test
  @DisplayName("ASVS 9.2.2: a link is good for its purpose alone")
  void isNoWayToAnotherPassword() {
    Account account = Account.register();
    String token = Mailbox.verificationToken(account.email(), 1);

    given()
        .contentType(ContentType.JSON)
        .body(Map.of("token", token, "newPassword", "a quite different passphrase"))
        .post(AUTH + "/password/reset")
        .then()
        .statusCode(422);
  }
}
