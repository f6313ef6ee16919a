package dev.devmentor.auth.audit;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The audit log stays quick however much happened. */
@QuarkusTest
@TestProfile(LargeTables.class)
class AuditPlanTest {

  private final Plans plans = Holder.plans();

  private static Account admin;

  private static synchronized Account admin() {
    if (admin == null) {
      admin = Account.administrator();
    }
    return admin;
  }

  @Test
  void theLastEntriesFollowTheIndexOfTheSequence() {
    plans.check(
        "list-audit-log", Plans.PAGE, _ -> admin().get("/audit-log").then().statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    String cursor = Cursor.of(50_000).encode();
    plans.check(
        "list-audit-log-later",
        Plans.PAGE,
        _ -> admin().get("/audit-log?cursor=" + cursor).then().statusCode(200));
  }

  @Test
  void theEntriesOfAUserFollowTheIndexOfTheUser() {
    plans.check(
        "list-audit-log-of-user",
        Plans.PAGE,
        owner -> admin().get("/audit-log?userId=" + owner.id()).then().statusCode(200));
  }
}
