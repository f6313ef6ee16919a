package dev.devmentor.migrations.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class TeamSuccessionTest {

  @Test
  void keepsALeadAsLongAsThereAreMembers() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated(List.of(Schema.AUTH));
        Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      UUID ada = TestUsers.create(database.asSuperuser(), "user");
      UUID bob = TestUsers.create(database.asSuperuser(), "user");
      UUID eve = TestUsers.create(database.asSuperuser(), "user");
      statement.execute(
          "insert into auth.teams (id, name) values ('%s', 'Compiler')".formatted(ada));
      statement.execute(
          """
          insert into auth.team_members (team_id, user_id, role, created_at)
          values ('%1$s', '%1$s', 'lead', now()), ('%1$s', '%3$s', 'member', now() - interval '1 day'),
                 ('%1$s', '%2$s', 'member', now() - interval '2 days')
          """
              .formatted(ada, bob, eve));

      erase(statement, ada);
      assertThat(leads(statement)).isEqualTo(bob.toString());
      erase(statement, eve);
      assertThat(leads(statement)).isEqualTo(bob.toString());
      erase(statement, bob);
      assertThat(statement.executeQuery("select from auth.teams").next()).isFalse();
    }
  }

  @Test
  void keepsALeadWhenTheOnlyTwoGoAtTheSameTime() throws Exception {
    try (TestDatabase database = TestDatabase.migrated(List.of(Schema.AUTH));
        Connection first = database.asSuperuser().getConnection();
        Connection second = database.asSuperuser().getConnection();
        Statement one = first.createStatement();
        Statement other = second.createStatement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      UUID ada = TestUsers.create(database.asSuperuser(), "user");
      UUID bob = TestUsers.create(database.asSuperuser(), "user");
      UUID eve = TestUsers.create(database.asSuperuser(), "user");
      one.execute("insert into auth.teams (id, name) values ('%s', 'Compiler')".formatted(ada));
      one.execute(
          """
          insert into auth.team_members (team_id, user_id, role)
          values ('%1$s', '%1$s', 'lead'), ('%1$s', '%2$s', 'lead'), ('%1$s', '%3$s', 'member')
          """
              .formatted(ada, bob, eve));
      int pid = second.unwrap(PGConnection.class).getBackendPID();
      first.setAutoCommit(false);
      erase(one, ada);

      Future<?> erasure =
          threads.submit(
              () -> {
                erase(other, bob);
                return null;
              });
      await().until(() -> erasure.isDone() || waits(one, pid));
      first.commit();
      erasure.get();

      assertThat(leads(one)).isEqualTo(eve.toString());
    }
  }

  private static boolean waits(Statement statement, int pid) throws SQLException {
    ResultSet blockers =
        statement.executeQuery("select cardinality(pg_blocking_pids(%d))".formatted(pid));
    blockers.next();
    return blockers.getInt(1) > 0;
  }

  private static void erase(Statement statement, UUID user) throws SQLException {
    statement.execute("delete from auth.users where id = '%s'".formatted(user));
  }

  private static String leads(Statement statement) throws SQLException {
    ResultSet row =
        statement.executeQuery(
            "select string_agg(user_id::text, ',') from auth.team_members where role = 'lead'");
    row.next();
    return row.getString(1);
  }
}
