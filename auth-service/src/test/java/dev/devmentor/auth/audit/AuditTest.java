package dev.devmentor.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuditTest {

  @Test
  void recordsWhatHappensToAnAccount() {
    Account account = Account.register();
    Account.tryLogin(account.email(), "surely not the password");
    Account second = account.login();
    second.refresh().refresh();
    Account.tryRefresh(second.refreshToken()).then().statusCode(401);
    account.post("/logout").then().statusCode(204);

    Account.administrator()
        .get("/audit-log?userId=" + account.id())
        .then()
        .statusCode(200)
        .body(
            "items.event",
            contains("logout", "token_reused", "login", "login_failed", "registered"))
        .body("items[0].actorId", equalTo(account.id().toString()))
        .body("items[0].ipAddress", equalTo("127.0.0.1"))
        .body("items[0].userAgent", notNullValue())
        .body("items[1].severity", equalTo("critical"))
        .body("items[3].actorId", equalTo(null));
  }

  @Test
  void chainsParallelEntriesWithoutAGap() {
    Account account = Account.register();
    Parallel.times(
        30,
        i ->
            i % 2 == 0
                ? Account.tryLogin(account.email(), account.password()).statusCode()
                : Account.tryLogin("nobody" + i + account.email(), "wrong").statusCode());

    Account.administrator()
        .get("/audit-log/verify")
        .then()
        .statusCode(200)
        .body("intact", equalTo(true))
        .body(
            "entries",
            equalTo(Integer.parseInt(Rows.value("select count(*) from auth.audit_log"))));
  }

  @Test
  void isForAdministratorsOnly() {
    Account account = Account.register();

    account.get("/audit-log").then().statusCode(403);
    account.get("/audit-log/verify").then().statusCode(403);
  }

  @Test
  void pagesThroughEachEntryOnce() {
    Account account = Account.register();
    account.login();
    account.login();
    Account administrator = Account.administrator();

    List<String> events = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = administrator.get("/audit-log?limit=1&userId=" + account.id() + cursor);
      page.then().statusCode(200).body("items", hasSize(1));
      events.add(page.path("items[0].event"));
      cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
    }

    assertThat(events).containsExactly("login", "login", "registered");
  }

  @Test
  void filtersByEventAndTime() {
    Account account = Account.register();
    account.login();
    Account administrator = Account.administrator();
    String mine = "/audit-log?userId=" + account.id();

    administrator.get(mine + "&event=login").then().body("items.event", contains("login"));
    administrator.get(mine + "&since=2100-01-01T00:00:00Z").then().body("items", hasSize(0));
    administrator.get(mine + "&until=2100-01-01T00:00:00Z").then().body("items", hasSize(2));
  }

  @ParameterizedTest
  @CsvSource({
    "userId=x,userId",
    "event=party,event",
    "since=yesterday,since",
    "until=%2B12345-01-01T00:00:00Z,until",
    "limit=0,limit",
    "cursor=x,cursor",
    "cursor=WyJ4Il0,cursor"
  })
  void namesTheParameterThatIsRefused(String query, String field) {
    Account.administrator()
        .get("/audit-log?" + query)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }
}
