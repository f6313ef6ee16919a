package dev.devmentor.auth.session;

import static dev.devmentor.auth.testing.Account.AUTH;

import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Sessions stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class SessionPlanTest {

  private final Plans plans = Holder.plans();

  // Not a page: the last used of all open sessions of the user, whose time changes with each use.
  private static final int ALL = 10_100;

  @Test
  void sessionsAreListedByTheirUser() {
    plans.check(
        "list-sessions", ALL, owner -> Holder.of(owner).get("/sessions").then().statusCode(200));
  }

  @Test
  void oneSessionEndsByItsId() {
    plans.check(
        "logout",
        Plans.FEW,
        owner -> Holder.of(owner).login().post("/logout").then().statusCode(204));
  }

  @Test
  void anotherSessionEndsByItsId() {
    plans.check(
        "revoke-session",
        Plans.FEW,
        owner ->
            Holder.of(owner)
                .request()
                .delete(AUTH + "/sessions/" + Holder.of(owner).login().sessionId())
                .then()
                .statusCode(204));
  }
}
