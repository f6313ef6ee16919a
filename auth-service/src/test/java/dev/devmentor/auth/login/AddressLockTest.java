package dev.devmentor.auth.login;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ASVS 5: V6.3.1, password spraying: few guesses for each of many accounts. */
@QuarkusTest
class AddressLockTest {

  @ConfigProperty(name = "devmentor.login.address-failures")
  int allowed;

  private static Response loginFrom(String address, String email, String password) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Forwarded-For", address)
        .body(Map.of("email", email, "password", password))
        .post(AUTH + "/login");
  }

  private static Response guessFrom(String address) {
    return loginFrom(address, UUID.randomUUID() + "@example.test", "any password");
  }

  private void almostBlock(String network) {
    Rows.update(
        """
        insert into auth.login_sources (network, failed_logins, first_failed_login_at)
        values (?::cidr, ?, now())
        """,
        network,
        allowed - 1);
  }

  @Test
  @DisplayName("ASVS 6.3.1: guessing across accounts from one address is stopped")
  void keepsOutAnAddressThatGuessesAcrossAccounts() {
    Account account = Account.register();
    almostBlock("192.0.2.77/32");
    guessFrom("192.0.2.77").then().statusCode(401);

    Response refused = loginFrom("192.0.2.77", account.email(), account.password());

    refused.then().statusCode(429).body("type", endsWith("/too-many-failures"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
    loginFrom("192.0.2.78", account.email(), account.password()).then().statusCode(200);
  }

  @Test
  void countsTheNetworkOfACustomerInIpv6() {
    almostBlock("2001:db8:1:2::/64");
    guessFrom("2001:db8:1:2::1").then().statusCode(401);

    guessFrom("2001:db8:1:2:ffff::9").then().statusCode(429);
    guessFrom("2001:db8:1:3::1").then().statusCode(401);
  }

  @Test
  void forgetsGuessesThatAreLongAgo() {
    Rows.update(
        """
        insert into auth.login_sources (network, failed_logins, first_failed_login_at)
        values ('192.0.2.79/32', ?, now() - interval '16 minutes')
        """,
        allowed - 1);

    guessFrom("192.0.2.79").then().statusCode(401);
    guessFrom("192.0.2.79").then().statusCode(401);
  }
}
