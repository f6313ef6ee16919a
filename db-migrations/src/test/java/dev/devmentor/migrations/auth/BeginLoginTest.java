package dev.devmentor.migrations.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeginLoginTest {

  private TestDatabase database;

  @BeforeEach
  void register() throws SQLException {
    database = TestDatabase.migrated(List.of(Schema.AUTH));
    Sql.run(
        database.asSuperuser(),
        "insert into auth.users (email, username) values ('Ada@Example.test', 'Ada')");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /**
   * A column of what the service is told when somebody logs in; ten wrong passwords are allowed.
   */
  private String begin(String column, String email, String source) throws SQLException {
    String sql = "select %s::text from auth.begin_login('%s', %s, 10, 12, interval '15 minutes')";
    return Sql.column(database.as(Role.AUTH), sql, column, email, source).getFirst();
  }

  @Test
  void findsAnAccountWhateverTheCaseOfItsAddress() throws SQLException {
    assertThat(begin("user_id", "aDA@eXAMPLE.TEST", "null")).isNotNull();
    assertThat(begin("user_id", "a_a@example.test", "null")).isNull();
    assertThat(Sql.column(database.as(Role.AUTH), "select 1 from auth.users")).isEmpty();
  }

  @Test
  void hasNoMorePasswordsCheckedAtOnceThanMayBeWrong() throws Exception {
    Callable<String> attempt = () -> begin("attempt_id", "ada@example.test", "null");
    List<String> attempts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(15)) {
      for (Future<String> done : threads.invokeAll(Collections.nCopies(15, attempt))) {
        attempts.add(done.get());
      }
    }

    assertThat(attempts).filteredOn(id -> id != null).hasSize(10).doesNotHaveDuplicates();
    assertThat(begin("attempt_id", "somebody@example.test", "null")).isNotNull();
  }

  @Test
  void makesRoomWhenAnAttemptEndsOrIsForgotten() throws SQLException {
    String last = null;
    for (int i = 0; i < 10; i++) {
      last = begin("attempt_id", "ada@example.test", "null");
    }
    assertThat(begin("attempt_id", "ada@example.test", "null")).isNull();

    Sql.run(database.as(Role.AUTH), "select auth.end_login('%s')", last);
    assertThat(begin("attempt_id", "ada@example.test", "null")).isNotNull();

    Sql.run(
        database.asSuperuser(),
        "update auth.login_attempts set started_at = started_at - interval '61 seconds'");
    assertThat(begin("attempt_id", "ada@example.test", "null")).isNotNull();
    assertThat(Sql.column(database.as(Role.AUTH), "select auth.purge_login_attempts()"))
        .containsExactly("10");
  }

  @Test
  void countsWhatWasWrongBefore() throws SQLException {
    Sql.run(
        database.asSuperuser(),
        "update auth.users set failed_logins = 9, first_failed_login_at = now()");

    assertThat(begin("attempt_id", "ada@example.test", "null")).isNotNull();
    assertThat(begin("attempt_id", "ada@example.test", "null")).isNull();
  }

  @Test
  void countsWhatComesFromOneNetwork() throws SQLException {
    for (int i = 0; i < 12; i++) {
      assertThat(begin("attempt_id", i + "@example.test", "'2001:db8:1:2::" + i + "'")).isNotNull();
    }

    assertThat(begin("attempt_id", "ada@example.test", "'2001:db8:1:2:ffff::1'")).isNull();
    assertThat(begin("attempt_id", "ada@example.test", "'2001:db8:1:3::1'")).isNotNull();
  }
}
