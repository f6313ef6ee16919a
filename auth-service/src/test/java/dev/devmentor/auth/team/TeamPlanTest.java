package dev.devmentor.auth.team;

import static dev.devmentor.auth.testing.Account.AUTH;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Teams stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class TeamPlanTest {

  private final Plans plans = Holder.plans();

  private static String team(Owner owner) {
    return "/teams/" + owner.row("team");
  }

  @Test
  void theTeamsOfAUserAreListedByIndex() {
    plans.check(
        "list-teams", Plans.PAGE, owner -> Holder.of(owner).get("/teams").then().statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-teams-later",
        Plans.PAGE,
        owner ->
            Holder.of(owner)
                .get("/teams?cursor=" + Cursor.of(owner.row("team")).encode())
                .then()
                .statusCode(200));
  }

  @Test
  void oneTeamIsFoundByItsId() {
    plans.check(
        "find-team", Plans.FEW, owner -> Holder.of(owner).get(team(owner)).then().statusCode(200));
  }

  @Test
  void aTeamIsFoundedAndDeletedByItsId() {
    plans.check(
        "found-and-delete-team",
        Plans.FEW,
        owner -> {
          Account account = Holder.of(owner);
          String id =
              account.request().body(Map.of("name", "Compiler")).post(AUTH + "/teams").path("id");
          account.request().delete(AUTH + "/teams/" + id).then().statusCode(204);
        });
  }

  @Test
  void aTeamIsChangedByItsId() {
    plans.check(
        "change-team",
        Plans.FEW,
        owner ->
            Holder.of(owner)
                .request()
                .body(Map.of("name", "Renamed"))
                .patch(AUTH + team(owner))
                .then()
                .statusCode(200));
  }

  @Test
  void membersComeAndGoByTheirIds() {
    plans.check(
        "put-and-remove-member",
        Plans.FEW,
        owner -> {
          Account account = Holder.of(owner);
          String member =
              AUTH
                  + team(owner)
                  + "/members/"
                  + (owner == Owner.BUSY ? Owner.QUIET : Owner.BUSY).id();
          account.request().body(Map.of("role", "member")).put(member).then().statusCode(200);
          account.request().delete(member).then().statusCode(204);
        });
  }
}
