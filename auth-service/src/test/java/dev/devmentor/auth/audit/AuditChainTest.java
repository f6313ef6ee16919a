package dev.devmentor.auth.audit;

import static dev.devmentor.auth.testing.Account.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who owns the database could do to the log, and what the check says of it. */
@QuarkusTest
class AuditChainTest {

  private Account administrator;
  private long first;

  /** Three entries in a row, the first of which is known; and all of the log, to be put back. */
  @BeforeEach
  void write() {
    administrator = Account.administrator();
    Account account = Account.register().login().login();
    first =
        Long.parseLong(
            Rows.value("select min(sequence) from auth.audit_log where user_id = ?", account.id()));
    Rows.update("create table kept_log as select * from auth.audit_log");
    intact();
  }

  @AfterEach
  void putBack() {
    tamper("delete from auth.audit_log where sequence <= (select max(sequence) from kept_log)");
    tamper("insert into auth.audit_log select * from kept_log");
    Rows.update(
        "update auth.audit_anchor set sequence = 0, hash = decode(repeat('00', 32), 'hex')");
    Rows.query("select auth.ensure_partitions(3)");
    Rows.update("drop table kept_log");
    intact();
  }

  private static void tamper(String sql, Object... parameters) {
    Rows.update("alter table auth.audit_log disable trigger all");
    Rows.update(sql, parameters);
    Rows.update("alter table auth.audit_log enable trigger all");
  }

  private void intact() {
    administrator.get("/audit-log/verify").then().statusCode(200).body("intact", equalTo(true));
  }

  private void broken(long sequence, String reason) {
    administrator
        .get("/audit-log/verify")
        .then()
        .statusCode(200)
        .body("intact", equalTo(false))
        .body("firstBroken", equalTo((int) sequence))
        .body("reason", equalTo(reason));
  }

  @Test
  void findsAnEntryThatWasChanged() {
    tamper("update auth.audit_log set ip_address = '198.51.100.1' where sequence = ?", first);

    broken(first, "the entry was changed");
  }

  @Test
  void findsAnEntryThatWasChangedWithItsOwnHash() {
    tamper("update auth.audit_log set severity = 'critical' where sequence = ?", first);
    tamper("update auth.audit_log a set hash = auth.audit_hash(a) where sequence = ?", first);

    broken(first + 1, "the entry does not follow the one before");
  }

  @Test
  void findsWhereAnEntryWasRemoved() {
    tamper("delete from auth.audit_log where sequence = ?", first + 1);

    broken(first + 1, "the entry is missing");
  }

  @Test
  void findsWhereAnEntryWasRemovedAndTheRestClosedUp() {
    tamper("delete from auth.audit_log where sequence = ?", first + 1);
    tamper("update auth.audit_log set sequence = sequence - 1 where sequence > ?", first);

    broken(first + 1, "the entry does not follow the one before");
  }

  @Test
  void findsEntriesThatWereReordered() {
    tamper(
        "update auth.audit_log set sequence = 2 * ? + 1 - sequence where sequence in (?, ?)",
        first,
        first,
        first + 1);

    broken(first, "the entry does not follow the one before");
  }

  @Test
  void findsThatTheEndWasCutOff() {
    long last = Long.parseLong(Rows.value("select max(sequence) from auth.audit_log"));
    tamper("delete from auth.audit_log where sequence = ?", last);

    broken(last, "the entry is missing");
  }

  @Test
  void beginsWhereTheMonthsThatWereDroppedEnd() {
    Rows.query("select auth.drop_audit_months(now() + interval '1 month')");
    Account.register();

    administrator
        .get("/audit-log/verify")
        .then()
        .body("intact", equalTo(true))
        .body("entries", equalTo(1));
  }

  @Test
  void followsALongLog() {
    Rows.query(
        """
        select auth.append_audit('login', 'info', null, '{}', null, null, null) from generate_series(1, 10000)
        """);
    intact();
    long last = Long.parseLong(Rows.value("select max(sequence) from auth.audit_log"));
    tamper("update auth.audit_log set ip_address = '198.51.100.1' where sequence = ?", last);
    broken(last, "the entry was changed");
    tamper("update auth.audit_log set ip_address = null where sequence = ?", last);
  }

  @Test
  void staysIntactAndKeepsNothingPersonalOfAnErasedUser() {
    Account leaver = Account.register();
    Account.tryLogin(leaver.email(), "surely not the password").then().statusCode(401);
    List<String> entries =
        Rows.query("select sequence from auth.audit_log where user_id = ? order by 1", leaver.id());

    leaver
        .request()
        .body(Map.of("password", leaver.password()))
        .delete(AUTH + "/me")
        .then()
        .statusCode(204);

    assertThat(entries).hasSize(2);
    assertThat(
            Rows.query(
                """
                select event from auth.audit_log
                 where sequence = any (?::bigint[])
                   and num_nonnulls(user_id, details, subject_salt, actor_id, ip_address, user_agent, actor_salt) = 0
                 order by sequence
                """,
                "{" + String.join(",", entries) + "}"))
        .containsExactly("registered", "login_failed");
    intact();
  }
}
