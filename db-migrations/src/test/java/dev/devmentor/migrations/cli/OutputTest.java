package dev.devmentor.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Fingerprint;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the reader of each command, and what does not. */
class OutputTest {

  private static final Path FULL_DISK = Path.of("/dev/full");

  private static TestDatabase database;

  @TempDir private Path folder;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private CommandRun run(Map<String, String> environment, String command) {
    return CommandRun.of(environment, command.replace("FOLDER", folder.toString()).split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrate --json",
        "migrate --dry-run --json",
        "info --json",
        "validate --json",
        "repair --json",
        "undo --to 99 --json",
        "undo --to 0 --dry-run --json",
        "roles --json",
        "roles --dry-run --json",
        "partitions --json",
        "partitions --dry-run --json",
        "lint --json",
        "lint --catalog --json",
        "docs --out FOLDER --json",
        "docs --out FOLDER --check --json",
        "seed --users 1 --json",
        "seed --users 1 --dry-run --json",
        "advise --json",
        "advise --analyze --create-indexes --dry-run --json"
      })
  void isAnArrayOfObjectsForProgramsAndNothingElse(String command) throws IOException {
    CommandRun run = run(CommandRun.environment(database), command);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.isArray()).isTrue();
    assertThat(json).allMatch(JsonNode::isObject);
    assertThat(run.err()).matches("([0-9,.]+ of [0-9,.]+ rows\\R)*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrate",
        "info",
        "validate",
        "repair",
        "undo --to 0",
        "roles",
        "partitions",
        "docs",
        "seed",
        "advise",
        "lint --catalog",
        "grant-role a@example.test admin"
      })
  void isOneLineOfErrorsAloneWithoutAServer(String command) {
    Map<String, String> environment = CommandRun.environment(database);
    environment.put("DEVMENTOR_DB_URL", "postgresql://nowhere.invalid:5432/devmentor");
    CommandRun run = run(environment, command + " --wait 0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("there is no host nowhere.invalid");
  }

  @Test
  void failsWhenItCannotBeWritten() {
    assumeThat(FULL_DISK).exists();
    for (String command : List.of("info", "info --json", "--help")) {
      CommandRun run =
          CommandRun.into(FULL_DISK, CommandRun.environment(database), command.split(" "));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines())
          .containsExactly("db-migrations: Cannot write the output: No space left on device");
    }
  }

  @Test
  void keepsADocumentThatCannotBeReplaced() throws IOException {
    assumeThat(FULL_DISK).exists();
    Path document = folder.resolve("auth.md");
    Files.writeString(document, "as it was");
    Files.createSymbolicLink(folder.resolve("auth.md.new"), FULL_DISK);
    CommandRun run = run(CommandRun.environment(database), "docs --schema auth --out FOLDER");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("Cannot write " + document, "No space left on device");
    assertThat(document).hasContent("as it was");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrate --dry-run",
        "undo --to 0 --dry-run",
        "roles --dry-run",
        "partitions --months 30 --dry-run",
        "seed --dry-run",
        "advise --analyze --create-indexes --dry-run"
      })
  void ofADryRunIsAllThatItDoes(String command) throws SQLException {
    List<String> structure = Fingerprint.structure(database);
    Map<String, String> data = Fingerprint.data(database);
    Map<String, String> environment = CommandRun.environment(database);
    environment.put(Role.AUTH.passwordVariable(), "another-password");
    assertThat(run(environment, command).exitCode()).isZero();
    assertThat(Fingerprint.structure(database)).containsExactlyElementsOf(structure);
    assertThat(Fingerprint.data(database)).isEqualTo(data);
    assertThat(run(CommandRun.environment(database), "roles --json").out())
        .contains("{\"role\":\"devmentor_auth\",\"login\":true,\"change\":\"unchanged\"}");
  }

  @Test
  void ofADryRunDoesTheSameWhenItIsRunByHand() throws SQLException {
    try (TestDatabase byHand = TestDatabase.bootstrapped()) {
      List<String> empty = Fingerprint.structure(byHand);
      Map<String, String> environment = CommandRun.environment(byHand);

      Sql.script(byHand.as(Role.MIGRATOR), run(environment, "migrate --dry-run").out());
      assertThat(Fingerprint.structure(byHand))
          .containsExactlyElementsOf(Fingerprint.structure(database));
      byHand.migrator().validate(Schema.all());
      assertThat(run(environment, "migrate --dry-run").out()).isEmpty();

      Sql.script(byHand.as(Role.MIGRATOR), run(environment, "undo --to 0 --dry-run").out());
      assertThat(Fingerprint.structure(byHand)).containsExactlyElementsOf(empty);
      assertThat(run(environment, "undo --to 0").out()).startsWith("0 ");

      Sql.script(byHand.as(Role.MIGRATOR), run(environment, "migrate --dry-run").out());
      byHand.migrator().validate(Schema.all());
    }
  }
}
