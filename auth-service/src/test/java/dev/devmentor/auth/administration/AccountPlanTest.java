package dev.devmentor.auth.administration;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Accounts stay quick for administrators however many there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class AccountPlanTest {

  private final Plans plans = Holder.plans();

  private static Account admin;

  private static synchronized Account admin() {
    if (admin == null) {
      admin = Account.administrator();
    }
    return admin;
  }

  @Test
  void accountsFollowTheIndexInItsOrder() {
    plans.check("list-users", Plans.PAGE, _ -> admin().get("/users").then().statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-users-later",
        Plans.PAGE,
        owner ->
            admin().get("/users?cursor=" + Cursor.of(owner.id()).encode()).then().statusCode(200));
  }

  @Test
  void oneAccountIsFoundByItsId() {
    plans.check(
        "find-user",
        Plans.FEW,
        owner -> admin().get("/users/" + owner.id()).then().statusCode(200));
  }
}
