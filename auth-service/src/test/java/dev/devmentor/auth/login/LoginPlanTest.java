package dev.devmentor.auth.login;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Logins stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class LoginPlanTest {

  private final Plans plans = Holder.plans();

  @Test
  void theAccountIsFoundByItsAddress() {
    plans.check("login", Plans.FEW, owner -> Holder.of(owner).login());
  }

  @Test
  void wrongPasswordsAreCountedByIndex() {
    plans.check(
        "failed-login",
        Plans.FEW,
        owner ->
            Account.tryLogin(Holder.of(owner).email(), "not the passphrase")
                .then()
                .statusCode(401));
  }

  @Test
  void unknownAddressesAreCountedByIndex() {
    plans.check(
        "unknown-login",
        Plans.FEW,
        owner -> Account.tryLogin("nobody@example.test", "any passphrase").then().statusCode(401));
  }
}
