package dev.devmentor.auth.user;

import static dev.devmentor.auth.testing.Account.AUTH;

import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The profile stays quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class UserPlanTest {

  private final Plans plans = Holder.plans();

  @Test
  void theProfileIsReadByItsId() {
    plans.check("me", Plans.FEW, owner -> Holder.of(owner).get("/me").then().statusCode(200));
  }

  @Test
  void theProfileIsChangedByItsId() {
    plans.check(
        "change-me",
        Plans.FEW,
        owner ->
            Holder.of(owner)
                .request()
                .body(Map.of("displayName", "Somebody"))
                .patch(AUTH + "/me")
                .then()
                .statusCode(200));
  }

  @Test
  void preferencesAreReadByTheirUser() {
    plans.check(
        "preferences",
        Plans.FEW,
        owner -> Holder.of(owner).get("/me/preferences").then().statusCode(200));
  }

  @Test
  void preferencesAreChangedByTheirUser() {
    plans.check(
        "change-preferences",
        Plans.FEW,
        owner ->
            Holder.of(owner)
                .request()
                .body(Map.of("theme", "dark"))
                .put(AUTH + "/me/preferences")
                .then()
                .statusCode(200));
  }
}
