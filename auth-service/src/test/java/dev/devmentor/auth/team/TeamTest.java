package dev.devmentor.auth.team;

import static dev.devmentor.auth.testing.Account.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamTest {

  private Account lead;
  private Account member;
  private Account stranger;

  @BeforeEach
  void register() {
    lead = Account.register();
    member = Account.register();
    stranger = Account.register();
  }

  private String found() {
    Response founded =
        lead.request()
            .body(Map.of("name", "Compiler", "description", "makes it"))
            .post(AUTH + "/teams");
    founded
        .then()
        .statusCode(201)
        .body("members.userId", contains(lead.id().toString()))
        .body("members.role", contains("lead"));
    String id = founded.path("id");
    assertThat(founded.header("Location")).endsWith("/api/v1/auth/teams/" + id);
    return "/teams/" + id;
  }

  private static Response put(Account by, String team, Account who, String role) {
    return by.request().body(Map.of("role", role)).put(AUTH + team + "/members/" + who.id());
  }

  private static Response remove(Account by, String team, Account who) {
    return by.request().delete(AUTH + team + "/members/" + who.id());
  }

  @Test
  void isSeenByItsMembersAlone() {
    String team = found();
    put(lead, team, member, "member").then().statusCode(200).body("version", equalTo(2));

    member
        .get(team)
        .then()
        .statusCode(200)
        .body("name", equalTo("Compiler"))
        .body("members.username", contains(lead.username(), member.username()));
    member.get("/teams").then().body("items.size()", equalTo(1)).body("nextCursor", nullValue());
    stranger.get(team).then().statusCode(404);
    stranger.get("/teams").then().body("items.size()", equalTo(0));
    stranger.request().body(Map.of("name", "Mine")).patch(AUTH + team).then().statusCode(404);
    stranger.request().delete(AUTH + team).then().statusCode(404);
    put(stranger, team, stranger, "lead").then().statusCode(404);
    remove(stranger, team, member).then().statusCode(404);
  }

  @Test
  void isChangedByLeadsAlone() {
    String team = found();
    put(lead, team, member, "member").then().statusCode(200);

    member
        .request()
        .body(Map.of("name", "Mine"))
        .patch(AUTH + team)
        .then()
        .statusCode(403)
        .body("type", endsWith("/leads-only"));
    member.request().delete(AUTH + team).then().statusCode(403);
    put(member, team, member, "lead").then().statusCode(403);
    put(member, team, stranger, "member").then().statusCode(403);
    remove(member, team, lead).then().statusCode(403);

    lead.request()
        .body("{\"description\":null}")
        .patch(AUTH + team)
        .then()
        .statusCode(200)
        .body("name", equalTo("Compiler"))
        .body("description", nullValue())
        .body("version", equalTo(3));
    lead.request().delete(AUTH + team).then().statusCode(204);
    member.get(team).then().statusCode(404);
  }

  @Test
  void letsMembersLeaveButNotTheLastLead() {
    String team = found();
    put(lead, team, member, "member").then().statusCode(200);

    remove(lead, team, lead).then().statusCode(409).body("type", endsWith("/last-lead"));
    put(lead, team, lead, "member").then().statusCode(409);

    put(lead, team, member, "lead").then().statusCode(200);
    remove(lead, team, lead).then().statusCode(204);
    lead.get(team).then().statusCode(404);
    remove(member, team, member).then().statusCode(409);
  }

  @Test
  void keepsALeadWhenTwoLeaveAtTheSameTime() {
    String team = found();
    put(lead, team, member, "lead").then().statusCode(200);
    List<Account> both = List.of(lead, member);

    List<Integer> answers =
        Parallel.times(2, i -> remove(both.get(i), team, both.get(i)).statusCode());

    assertThat(answers).containsExactlyInAnyOrder(204, 409);
  }

  @Test
  void passesToAnotherMemberWhenTheLastLeadIsErased() {
    String team = found();
    put(lead, team, member, "member").then().statusCode(200);

    lead.request().body(Map.of("password", lead.password())).delete(AUTH + "/me");

    member.get(team).then().body("members.role", contains("lead"));
  }

  @Test
  void honoursConditions() {
    String team = found();
    String etag = lead.get(team).header("ETag");
    put(lead, team, member, "member").then().statusCode(200);

    lead.request()
        .header("If-Match", etag)
        .body(Map.of("name", "Late"))
        .patch(AUTH + team)
        .then()
        .statusCode(412);

    String now = lead.get(team).header("ETag");
    lead.request().header("If-None-Match", now).get(AUTH + team).then().statusCode(304);
    lead.request()
        .header("If-Match", now)
        .body(Map.of("name", "In time"))
        .patch(AUTH + team)
        .then()
        .statusCode(200);
  }

  @Test
  void refusesWhatIsNoTeam() {
    String team = found();

    lead.request().body(Map.of("name", " ")).post(AUTH + "/teams").then().statusCode(400);
    lead.request()
        .body(Map.of("name", "x".repeat(121)))
        .post(AUTH + "/teams")
        .then()
        .statusCode(400);
    lead.request().body(Map.of("name", "x", "a", 1)).post(AUTH + "/teams").then().statusCode(400);
    lead.request().body("{\"name\":null}").patch(AUTH + team).then().statusCode(400);
    lead.request()
        .body(Map.of("role", "emperor"))
        .put(AUTH + team + "/members/" + member.id())
        .then()
        .statusCode(400);
    lead.request()
        .body(Map.of("role", "member"))
        .put(AUTH + team + "/members/" + UUID.randomUUID())
        .then()
        .statusCode(404);
    lead.get("/teams/" + UUID.randomUUID()).then().statusCode(404);
    lead.get("/teams/x").then().statusCode(404);
  }

  @Test
  void isFoundedOncePerIdempotencyKey() {
    Map<String, String> body = Map.of("name", "Once");
    Response first = lead.request().header("Idempotency-Key", "k").body(body).post(AUTH + "/teams");
    Response second =
        lead.request().header("Idempotency-Key", "k").body(body).post(AUTH + "/teams");

    assertThat(second.<String>path("id")).isEqualTo(first.<String>path("id"));
    lead.get("/teams").then().body("items.size()", equalTo(1));
  }

  @Test
  void pagesThroughItsUsersTeams() {
    List<String> made = List.of(found(), found(), found());

    Response first = lead.get("/teams?limit=2");
    Response second = lead.get("/teams?limit=2&cursor=" + first.path("nextCursor"));

    assertThat(first.<List<String>>path("items.id"))
        .containsExactly(made.get(2).substring(7), made.get(1).substring(7));
    assertThat(second.<List<String>>path("items.id")).containsExactly(made.get(0).substring(7));
    second.then().body("nextCursor", nullValue());
  }

  @Test
  void isRecorded() {
    String team = found();
    put(lead, team, member, "member");
    lead.request().delete(AUTH + team);

    assertThat(
            Rows.query(
                "select event || ' ' || (details->>'teamId') from auth.audit_log where actor_id = ?"
                    + " and event::text like 'team%' order by sequence",
                lead.id()))
        .containsExactly(
            "team_created " + team.substring(7),
            "team_member_changed " + team.substring(7),
            "team_deleted " + team.substring(7));
  }
}
