package dev.devmentor.auth.refresh;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Refreshes stay quick however many sessions there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class RefreshPlanTest {

  private final Plans plans = Holder.plans();

  @Test
  void theSessionIsFoundByItsFamily() {
    plans.check("refresh", Plans.FEW, owner -> Holder.of(owner).login().refresh());
  }

  @Test
  void usedTokensAreRecognisedByIndex() {
    plans.check(
        "reuse",
        Plans.FEW,
        owner -> {
          Account first = Holder.of(owner).login();
          first.refresh().refresh();
          Account.tryRefresh(first.refreshToken()).then().statusCode(401);
        });
  }
}
