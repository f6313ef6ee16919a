package dev.devmentor.auth.export;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.devmentor.auth.testing.Account;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportTest {

  @Test
  void holdsEverythingOfTheUserInOneDocument() {
    Account account = Account.register();
    account.request().body(Map.of("theme", "dark")).put(AUTH + "/me/preferences");
    account
        .request()
        .body(Map.of("name", "laptop", "scopes", List.of("read")))
        .post(AUTH + "/api-tokens");
    account.login();

    Response export = account.get("/me/export");

    export
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("userId", equalTo(account.id().toString()))
        .body("collections.'auth.users'.email", contains(account.email()))
        .body("collections.'auth.user_sessions'", hasSize(2))
        .body("collections.'auth.user_preferences'.preferences.theme", contains("dark"))
        .body("collections.'auth.api_tokens'.name", contains("laptop"))
        .body("collections.'auth.audit_log'.event", hasItem("data_exported"));
    assertThat(export.header("Content-Disposition")).startsWith("attachment");
    assertThat(export.body().asString()).doesNotContain("argon2", "passwordHash", "tokenHash");
  }

  @Test
  void holdsNothingOfOthers() {
    Account other = Account.register();

    assertThat(Account.register().get("/me/export").body().asString())
        .doesNotContain(other.email(), other.id().toString());
  }

  @Test
  void isForUsersWhoAreLoggedIn() {
    given().get(AUTH + "/me/export").then().statusCode(401);
  }
}
