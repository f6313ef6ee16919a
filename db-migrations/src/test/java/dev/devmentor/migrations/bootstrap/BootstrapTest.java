package dev.devmentor.migrations.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final TestServer SERVER = TestServer.get();

  private static Bootstrap bootstrap(TestDatabase database, Passwords passwords) {
    return new Bootstrap(database.server(), SERVER.superuser(), passwords);
  }

  private static List<String> query(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  @Test
  void changesNothingTheSecondTime() throws SQLException {
    String secrets = "select rolname || rolpassword from pg_authid where rolname like 'devmentor%'";
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      List<String> structure = Fingerprint.structure(database);
      List<String> passwords = query(database, secrets);
      bootstrap(database, Passwords.same(TestDatabase.PASSWORD)).run();
      assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(structure);
      assertThat(query(database, secrets)).containsExactlyInAnyOrderElementsOf(passwords);
    }
  }

  @Test
  void runsSeveralTimesAtOnce() throws Exception {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    Callable<Void> run =
        () -> {
          new Bootstrap(
                  SERVER.database(name), SERVER.superuser(), Passwords.same(TestDatabase.PASSWORD))
              .run();
          return null;
        };
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (Future<Void> done : pool.invokeAll(List.of(run, run, run, run))) {
        done.get();
      }
    } finally {
      SERVER.execute("drop database if exists %s with (force)".formatted(name));
    }
  }

  @Test
  void makesServicesNeitherSuperusersNorOwnersNorBlindToPolicies() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated()) {
      String powerful =
          """
          select rolname from pg_roles
           where rolname in ('devmentor_auth', 'devmentor_projects', 'devmentor_memory', 'devmentor_learning',
                             'devmentor_readonly', 'devmentor_monitor')
             and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
          """;
      assertThat(query(database, powerful)).isEmpty();
      String memberships =
          """
          select member::regrole || ' in ' || roleid::regrole from pg_auth_members
           where member::regrole::text like 'devmentor%' order by 1
          """;
      assertThat(query(database, memberships))
          .containsExactly(
              "devmentor_backup in pg_read_all_data", "devmentor_monitor in pg_monitor");
    }
  }

  @Test
  void letsOnlyKnownRolesIn() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      String open =
          """
          select name from (values
            ('connect', has_database_privilege('public', current_database(), 'connect')),
            ('temporary', has_database_privilege('public', current_database(), 'temporary')),
            ('usage of public', has_schema_privilege('public', 'public', 'usage')),
            ('create in public', has_schema_privilege('devmentor_migrator', 'public', 'create')),
            ('usage of auth', has_schema_privilege('devmentor_projects', 'auth', 'usage'))) as door (name, is_open)
           where is_open
          """;
      assertThat(query(database, open)).isEmpty();
    }
  }

  @Test
  void limitsWhatAServiceMayHold() throws SQLException {
    try (TestDatabase database = TestDatabase.bootstrapped();
        Connection connection = database.as(Role.AUTH).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_setting('statement_timeout'), current_setting('lock_timeout'),
                       current_setting('idle_in_transaction_session_timeout')
                """)) {
      row.next();
      assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
          .containsExactly("30s", "5s", "1min");
    }
  }

  @Test
  void namesThePasswordThatIsMissing() {
    Passwords allButOne =
        Passwords.from(name -> name.equals("DEVMENTOR_MEMORY_PASSWORD") ? null : "secret");
    try (TestDatabase database = TestDatabase.bootstrapped()) {
      assertThatThrownBy(bootstrap(database, allButOne)::run)
          .isInstanceOf(MigrationFailure.class)
          .hasMessage("Set DEVMENTOR_MEMORY_PASSWORD");
    }
  }
}
