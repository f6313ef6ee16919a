package dev.devmentor.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private static TestDatabase database;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.bootstrapped();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static Map<String, String> environment() {
    return CommandRun.environment(database);
  }

  private static CommandRun run(Map<String, String> environment, String... arguments) {
    return CommandRun.of(environment, arguments);
  }

  @Test
  void migratesShowsValidatesAndTakesBack(@TempDir Path folder) {
    assertThat(run(environment(), "migrate")).extracting(CommandRun::exitCode).isEqualTo(0);
    assertThat(run(environment(), "migrate").out()).contains("nothing to do");
    assertThat(run(environment(), "validate").exitCode()).isZero();
    assertThat(run(environment(), "info", "--schema", "auth").out()).contains("Success");
    assertThat(run(environment(), "info", "--json").out())
        .startsWith("[{\"schema\":\"auth\",\"version\":\"1\"");
    String out = folder.toString();
    assertThat(run(environment(), "docs", "--check", "--out", out).exitCode()).isEqualTo(3);
    assertThat(run(environment(), "docs", "--out", out).exitCode()).isZero();
    assertThat(run(environment(), "docs", "--check", "--out", out).exitCode()).isZero();
    assertThat(run(environment(), "undo", "--schema", "learning").out())
        .isEqualToIgnoringNewLines("1 taken back");
    assertThat(run(environment(), "validate").exitCode()).isEqualTo(3);
    assertThat(run(environment(), "undo", "--to", "0").exitCode()).isZero();
  }

  @Test
  void dryRunsChangeNothing() {
    assertThat(run(environment(), "migrate").exitCode()).isZero();
    assertThat(run(environment(), "migrate", "--dry-run").out()).isEmpty();
    assertThat(run(environment(), "undo", "--to", "0", "--dry-run").out())
        .contains("-- learning/U", "-- auth/U1__users.sql", "drop table");
    assertThat(run(environment(), "undo", "--schema", "auth", "--dry-run", "--json").out())
        .startsWith("[{\"schema\":\"auth\",\"file\":\"U");
    assertThat(run(environment(), "validate", "--json").out()).isEqualToIgnoringNewLines("[]");
    assertThat(run(environment(), "undo", "--schema", "learning").exitCode()).isZero();
    assertThat(run(environment(), "migrate", "--dry-run").out())
        .contains("-- learning/V", "comment on");
    assertThat(run(environment(), "validate", "--json").out()).contains("\"schema\":\"learning\"");
    assertThat(run(environment(), "migrate", "--json").out())
        .contains("{\"schema\":\"learning\",", "\"applied\":1,");
    assertThat(run(environment(), "repair", "--json").out())
        .contains(
            "{\"schema\":\"auth\",\"removed\":0,\"aligned\":0,\"markedDeleted\":0,\"droppedIndexes\":\"\"}");
  }

  @Test
  void showsRolesWithoutTheirSecrets() {
    Map<String, String> rotated = environment();
    rotated.put(Role.MONITOR.passwordVariable(), "a-new-password");
    assertThat(run(rotated, "roles", "--dry-run").out())
        .contains("alter role devmentor_monitor login;", "\\password devmentor_monitor")
        .doesNotContain("SCRAM-SHA-256", "a-new-password");
    assertThat(run(environment(), "roles", "--json").out())
        .contains("{\"role\":\"devmentor_monitor\",\"login\":true,\"change\":\"unchanged\"}");
    rotated.remove("DEVMENTOR_ADMIN_USER");
    assertThat(run(rotated, "roles").err()).contains("Set DEVMENTOR_ADMIN_USER");
  }

  @Test
  void makesTheMissingPartitionsOnce() {
    assertThat(run(environment(), "migrate").exitCode()).isZero();
    assertThat(run(environment(), "partitions", "--months", "14", "--dry-run").out())
        .contains("_partitions(14);");
    String made =
        run(environment(), "partitions", "--schema", "memory", "--months", "14", "--json").out();
    assertThat(made).contains("\"function\":\"memory.").doesNotContain("\"created\":0");
    assertThat(
            run(environment(), "partitions", "--schema", "memory", "--months", "14", "--json")
                .out())
        .contains("\"created\":0");
    assertThat(run(environment(), "partitions", "--months", "121").exitCode()).isEqualTo(2);
  }

  @Test
  void seedsOnceAndAdvises() {
    assertThat(run(environment(), "migrate").exitCode()).isZero();
    String[] small = {
      "seed", "--users", "2", "--tasks-per-project", "3", "--documents-per-user", "2", "--json"
    };
    assertThat(run(environment(), small).out()).startsWith("[{\"rows\":");
    assertThat(run(environment(), small).out()).startsWith("[{\"rows\":0,");
    assertThat(run(environment(), "seed", "--users", "3", "--dry-run").out()).startsWith("3 ");
    assertThat(run(environment(), "seed", "--users", "0").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "advise", "--analyze", "--json").out())
        .contains("{\"topic\":\"cache-hit-rate\"", "{\"topic\":\"table-size\"");
  }

  @Test
  void lintsTheReleaseAndTheCatalog() {
    assertThat(run(environment(), "migrate").exitCode()).isZero();
    CommandRun result = run(environment(), "lint", "--catalog");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void releasesWhatTheLintTakes(@TempDir Path folder) throws IOException {
    for (Schema schema : Schema.all()) {
      Files.createDirectory(folder.resolve(schema.id()));
    }
    Path script = Files.writeString(folder.resolve("auth/V1__one.sql"), "select 1;");
    String[] release = {"lint", "--release", "--json", "--folder", folder.toString()};
    assertThat(run(environment(), release).out()).contains("missing-undo");
    Files.writeString(folder.resolve("auth/U1__one.sql"), "select 1;");
    assertThat(run(environment(), release))
        .extracting(CommandRun::exitCode, CommandRun::out)
        .containsExactly(
            0,
            """
            [{"file":"auth/V1__one.sql","state":"released"},{"file":"auth/U1__one.sql","state":"released"}]
            """);
    Files.writeString(script, "select 2;");
    String before = Files.readString(folder.resolve("released.sha256"));
    assertThat(run(environment(), release).exitCode()).isEqualTo(3);
    assertThat(folder.resolve("released.sha256")).hasContent(before);
    assertThat(run(environment(), "lint", "--release").exitCode()).isEqualTo(2);
  }

  @Test
  void makesTheFirstSuperadmin() throws SQLException {
    try (TestDatabase auth = TestDatabase.migrated(List.of(Schema.AUTH))) {
      Map<String, String> variables = environment();
      variables.put("DEVMENTOR_DB_URL", "postgresql://" + auth.server().address());
      UUID ada = TestUsers.create(auth.asSuperuser(), "user");
      String email = "USER-" + ada.toString().substring(0, 18) + "@example.test";

      assertThat(run(variables, "grant-role", email, "superadmin").exitCode()).isZero();

      assertThat(run(variables, "grant-role", "nobody@example.test", "admin").err())
          .contains("no account");
      assertThat(run(variables, "grant-role", email, "emperor").exitCode()).isEqualTo(2);
      try (Connection connection = auth.asSuperuser().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  select u.role::text || ' ' || a.event
                    from auth.users u join auth.audit_log a on a.user_id = u.id
                  """)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("superadmin role_changed");
        assertThat(row.next()).isFalse();
      }
    }
  }

  @Test
  void saysInOneLineWhatIsMissing() {
    Map<String, String> variables = environment();
    variables.remove("DEVMENTOR_DB_URL");
    assertThat(run(variables, "info"))
        .isEqualTo(
            new CommandRun(1, "", "db-migrations: Set DEVMENTOR_DB_URL" + System.lineSeparator()));
  }

  @Test
  void givesUpOnAServerThatIsAway() throws IOException {
    Map<String, String> variables = environment();
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    variables.put("DEVMENTOR_DB_URL", "postgresql://127.0.0.1:" + closedPort + "/devmentor");
    CommandRun result = run(variables, "migrate", "--wait", "0");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("Cannot connect to").doesNotContain(TestDatabase.PASSWORD);
  }

  @Test
  void refusesWrongUsage() {
    assertThat(run(environment(), "undo").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "undo", "--to", "-1").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "undo", "--to", "latest").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "undo", "--to", "99999999999").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "migrate", "--schema", "billing").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "advise", "--schema", "auth").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "roles", "--schema", "auth").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "migrate", "--wait", "-1").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "frobnicate").exitCode()).isEqualTo(2);
    assertThat(run(environment(), "help", "undo").exitCode()).isZero();
    assertThat(run(environment()).exitCode()).isEqualTo(2);
  }
}
