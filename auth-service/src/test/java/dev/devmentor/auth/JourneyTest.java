package dev.devmentor.auth;

import static dev.devmentor.auth.testing.Account.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Jwt;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JourneyTest {

  @Test
  void leadsFromRegistrationToLogout() {
    Account account = Account.register();
    account.get("/me").then().statusCode(200).body("username", equalTo(account.username()));

    Account refreshed = account.refresh();
    refreshed
        .request()
        .body(Map.of("displayName", "Ada"))
        .patch(AUTH + "/me")
        .then()
        .statusCode(200)
        .body("displayName", equalTo("Ada"));
    Account elsewhere = refreshed.login();
    elsewhere.get("/sessions").then().statusCode(200).body("$", hasSize(2));

    refreshed.post("/logout").then().statusCode(204);
    refreshed.get("/me").then().statusCode(401);
    Account.tryRefresh(refreshed.refreshToken()).then().statusCode(401);
    elsewhere.get("/me").then().statusCode(200);
  }

  @Test
  void answersARegistrationWithASession() {
    Account account = Account.register();

    account
        .session()
        .then()
        .header("Cache-Control", "no-store")
        .body("tokenType", equalTo("Bearer"))
        .body("expiresIn", equalTo(900))
        .body("user.email", equalTo(account.email()))
        .body("user.displayName", nullValue())
        .body("user.avatarUrl", nullValue())
        .body("user.role", equalTo("user"))
        .body("user.emailVerified", equalTo(false))
        .body("user.active", equalTo(true))
        .body("user.metadata", equalTo(Map.of()));
    assertThat(account.session().<Map<String, ?>>path("user"))
        .containsOnlyKeys(
            "id",
            "email",
            "username",
            "displayName",
            "avatarUrl",
            "role",
            "emailVerified",
            "active",
            "metadata",
            "createdAt",
            "updatedAt");
  }

  @Test
  void issuesAccessTokensOfFifteenMinutes() {
    Account account = Account.register();

    JsonObject claims = Jwt.claims(account.accessToken());
    assertThat(claims.fieldNames())
        .containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "role", "jti", "iat", "exp");
    assertThat(claims.getString("sub")).isEqualTo(account.id().toString());
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    assertThat(Jwt.header(account.accessToken()).getString("alg")).isEqualTo("ES256");
  }
}
