package dev.devmentor.auth.user;

import static dev.devmentor.auth.testing.Account.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProfileTest {

  private static ValidatableResponse patch(Account account, String body) {
    return account.request().body(body).patch(AUTH + "/me").then();
  }

  @Test
  void changesTheFieldsThatAreNamedAndNoOthers() {
    Account account = Account.register();
    patch(account, "{\"displayName\":\"Ada\",\"avatarUrl\":\"https://example.test/a.png\"}");

    patch(account, "{\"avatarUrl\":null,\"metadata\":{\"theme\":\"dark\",\"n\":[1,2.5,null]}}")
        .statusCode(200)
        .body("displayName", equalTo("Ada"))
        .body("avatarUrl", nullValue())
        .body("username", equalTo(account.username()))
        .body("metadata.theme", equalTo("dark"));

    account.get("/me").then().body("metadata.n[1]", equalTo(2.5f));
  }

  @Test
  void carriesAVersion() {
    Account account = Account.register();
    String etag = account.get("/me").header("ETag");

    account.request().header("If-None-Match", etag).get(AUTH + "/me").then().statusCode(304);
    String next = patch(account, "{\"displayName\":\"Ada\"}").extract().header("ETag");

    assertThat(next).isNotEqualTo(etag);
    account
        .request()
        .header("If-Match", etag)
        .body("{\"displayName\":\"Eve\"}")
        .patch(AUTH + "/me")
        .then()
        .statusCode(412);
    account.get("/me").then().header("ETag", next).body("displayName", equalTo("Ada"));
  }

  @Test
  void letsOneOfParallelEditsOfAVersionThrough() {
    Account account = Account.register();
    String etag = account.get("/me").header("ETag");

    List<Response> answers =
        Parallel.times(
            10,
            i ->
                account
                    .request()
                    .header("If-Match", etag)
                    .body("{\"displayName\":\"" + i + "\"}")
                    .patch(AUTH + "/me"));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 412).hasSize(9);
  }

  @Test
  void keepsUsernamesUnique() {
    Account account = Account.register();
    Account other = Account.register();

    patch(account, "{\"username\":\"" + other.username() + "\"}")
        .statusCode(409)
        .body("type", endsWith("/username-taken"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":null} | username",
        "{\"username\":\"x\"} | username",
        "{\"username\":7} | username",
        "{\"displayName\":\"\"} | displayName",
        "{\"avatarUrl\":\"javascript:alert(1)\"} | avatarUrl",
        "{\"metadata\":null} | metadata",
        "{\"metadata\":[]} | metadata",
        "{\"metadata\":{\"a\":\"\\u0000\"}} | metadata.a",
        "{\"metadata\":{\"a\":\"\\ud800\"}} | metadata.a",
        "{\"metadata\":{\"a\":1e999999}} | metadata",
        "{\"email\":\"other@example.test\"} | email",
        "{\"role\":\"superadmin\"} | role"
      })
  void namesTheFieldThatIsRefused(String body, String field) {
    Account account = Account.register();

    patch(account, body).statusCode(400).body("violations.field", contains(field));
  }

  @Test
  void isNobodyElses() {
    Account account = Account.register();
    Account other = Account.register();

    patch(account, "{\"displayName\":\"Mine\"}").statusCode(200);

    other.get("/me").then().body("displayName", nullValue());
  }
}
