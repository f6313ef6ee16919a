package dev.devmentor.auth.recovery;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;

import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resets stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class RecoveryPlanTest {

  private final Plans plans = Holder.plans();

  private static final String TOKEN = "unknown";

  // Of a user, used ones among them: they go when they expire, a day later at most.
  private static final int ALL = 10_100;

  @Test
  void theAccountIsFoundByItsAddress() {
    plans.check(
        "forgot-password",
        ALL,
        owner -> post("/password/forgot", Map.of("email", owner.email())).statusCode(202));
  }

  @Test
  void aResetIsFoundByItsHash() {
    plans.check(
        "reset-password",
        Plans.FEW,
        _ ->
            post(
                    "/password/reset",
                    Map.of("token", TOKEN, "newPassword", "another long passphrase"))
                .statusCode(422));
  }

  @Test
  void aVerificationIsFoundByItsHash() {
    plans.check(
        "verify-email",
        Plans.FEW,
        _ -> post("/email/verify", Map.of("token", TOKEN)).statusCode(422));
  }

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(AUTH + path).then();
  }
}
