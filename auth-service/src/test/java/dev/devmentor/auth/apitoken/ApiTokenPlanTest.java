package dev.devmentor.auth.apitoken;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** API tokens stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class ApiTokenPlanTest {

  private final Plans plans = Holder.plans();

  @ConfigProperty(name = "devmentor.internal.key")
  String key;

  @Test
  void theTokensOfAUserAreListedByIndex() {
    plans.check(
        "list-api-tokens",
        Plans.FEW,
        owner -> Holder.of(owner).get("/api-tokens").then().statusCode(200));
  }

  @Test
  void aTokenIsMadeAndRevokedByIndex() {
    plans.check(
        "make-and-revoke-api-token",
        Plans.FEW,
        owner ->
            Holder.of(owner)
                .request()
                .delete(AUTH + "/api-tokens/" + made(Holder.of(owner)).path("id"))
                .then()
                .statusCode(204));
  }

  @Test
  void aTokenAtTheDoorIsFoundByItsHash() {
    plans.check(
        "verify-api-token",
        Plans.FEW,
        owner ->
            given()
                .contentType(ContentType.JSON)
                .header("X-Internal-Key", key)
                .body(Map.of("token", made(Holder.of(owner)).path("token")))
                .post("/internal/api-tokens/verify")
                .then()
                .statusCode(200));
  }

  private static Response made(Account account) {
    return account
        .request()
        .body(Map.of("name", "laptop", "scopes", List.of("read")))
        .post(AUTH + "/api-tokens");
  }
}
