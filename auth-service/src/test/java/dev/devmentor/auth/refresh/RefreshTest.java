package dev.devmentor.auth.refresh;

import static dev.devmentor.auth.testing.Account.tryRefresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshTest {

  @Test
  @DisplayName("ASVS 7.2.4: each refresh gives a new token")
  void replacesTheTokenAndKeepsTheSession() {
    Account account = Account.register();

    Account next = account.refresh();

    assertThat(next.refreshToken()).isNotEqualTo(account.refreshToken());
    assertThat(next.sessionId()).isEqualTo(account.sessionId());
    assertThat(next.id()).isEqualTo(account.id());
    next.refresh().get("/me").then().statusCode(200);
  }

  @Test
  void givesALostReplyAgain() {
    Account account = Account.register();

    Account lost = account.refresh();
    Account again = account.refresh();

    assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
    again.get("/me").then().statusCode(200);
    again.refresh().get("/me").then().statusCode(200);
  }

  @Test
  void endsFiftyParallelRefreshesWithOneGoodToken() {
    Account account = Account.register();

    List<Response> answers = Parallel.times(50, _ -> tryRefresh(account.refreshToken()));

    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    assertThat(answers.stream().map(answer -> answer.<String>path("refreshToken")).distinct())
        .hasSize(1);
    assertThat(
            Rows.value(
                "select count(*) from auth.user_sessions where user_id = ? and revoked_at is null",
                account.id()))
        .isEqualTo("1");
    tryRefresh(answers.getFirst().path("refreshToken")).then().statusCode(200);
  }

  @Test
  void revokesTheFamilyWhenTheOneBeforeComesLate() {
    Account account = Account.register();
    Account thief = account.refresh();
    Rows.update(
        "update auth.user_sessions set rotated_at = rotated_at - interval '10 seconds' where id = ?",
        account.sessionId());

    tryRefresh(account.refreshToken())
        .then()
        .statusCode(401)
        .body("type", endsWith("/refresh-reused"));

    tryRefresh(thief.refreshToken()).then().statusCode(401);
    thief.get("/me").then().statusCode(401);
  }

  @Test
  void revokesTheFamilyWhenAnyOlderOneComes() {
    Account account = Account.register();
    Account newest = account.refresh().refresh().refresh();

    tryRefresh(account.refreshToken())
        .then()
        .statusCode(401)
        .body("type", endsWith("/refresh-reused"));

    tryRefresh(newest.refreshToken()).then().statusCode(401);
    assertThat(
            Rows.value(
                "select revoke_reason::text from auth.user_sessions where id = ?",
                account.sessionId()))
        .isEqualTo("token_reused");
  }

  @Test
  void leavesOtherSessionsAloneWhenOneIsStolen() {
    Account account = Account.register();
    Account other = account.login();
    account.refresh().refresh();

    tryRefresh(account.refreshToken()).then().statusCode(401);

    other.get("/me").then().statusCode(200);
    other.refresh();
  }

  @ParameterizedTest
  @ValueSource(strings = {"expires_at", "absolute_expires_at"})
  @DisplayName("ASVS 7.3.1, 7.3.2: a session ends idle and in any case")
  void endsWithTheSession(String column) {
    Account account = Account.register();
    Rows.update(
        """
        update auth.user_sessions set expires_at = now() - interval '1 second',
               absolute_expires_at = greatest(%s, now() - interval '1 second') where id = ?
        """
            .formatted(column),
        account.sessionId());

    tryRefresh(account.refreshToken())
        .then()
        .statusCode(401)
        .body("type", endsWith("/refresh-invalid"));
  }

  @Test
  @DisplayName("ASVS 7.3.1, 7.3.2: thirty days from each use, ninety at most")
  void livesThirtyDaysFromEachUseAndNinetyAtMost() {
    Account account = Account.register();
    assertThat(lifetime(account)).isEqualTo("30 90");
    Rows.update(
        """
        update auth.user_sessions set absolute_expires_at = now() + interval '5 days',
               expires_at = now() + interval '1 day' where id = ?
        """,
        account.sessionId());

    account.refresh();

    assertThat(lifetime(account)).isEqualTo("5 5");
  }

  private static String lifetime(Account account) {
    return Rows.value(
        """
        select round(extract(epoch from expires_at - now()) / 86400) || ' '
            || round(extract(epoch from absolute_expires_at - now()) / 86400)
          from auth.user_sessions where id = ?
        """,
        account.sessionId());
  }

  @Test
  @DisplayName("ASVS 7.2.3: tokens are random and stored as hashes")
  void storesHashesOnly() {
    Account account = Account.register().refresh();

    assertThat(
            Rows.value(
                """
                select (refresh_token_hash = sha256(?::bytea))::text || position(? in s::text)
                  from auth.user_sessions s where id = ?
                """,
                account.refreshToken(),
                account.refreshToken(),
                account.sessionId()))
        .isEqualTo("true0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "eyJhbGciOiJFUzI1NiJ9.e30.AA"
      })
  void refusesWhatNobodyIssued(String token) {
    tryRefresh(token).then().statusCode(401).body("type", endsWith("/refresh-invalid"));
  }
}
