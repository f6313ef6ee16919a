package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.lint.CatalogRule;
import dev.devmentor.migrations.lint.Finding;
import dev.devmentor.migrations.lint.Linter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lint}: refuses migrations that are dangerous to run or hard to take back. */
@Command(
    name = "lint",
    description = {
      "Checks the text of the migrations, and with --catalog the migrated database as well.",
      "What released.sha256 lists, beside the folders of the schemas, must be as it was released.",
      "A comment '-- lint:allow RULE REASON' above a statement sets a rule aside for it."
    },
    mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  @Option(
      names = "--folder",
      description =
          "The folder that holds a folder of each schema (default: those of the release).")
  private Path folder;

  @Option(
      names = "--release",
      description = "Finds nothing, then lists what is new in FOLDER/released.sha256 as released.")
  private boolean release;

  @Option(names = "--catalog", description = "Reads the catalog of the migrated database too.")
  private boolean catalog;

  LintCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Map<Schema, Linter> linters = new EnumMap<>(Schema.class);
    target.schemas().forEach(schema -> linters.put(schema, linter(schema)));
    if (release && folder == null) {
      throw target.wrong("--release needs the --folder of the sources");
    }
    List<Finding> findings = new ArrayList<>();
    linters.values().forEach(linter -> findings.addAll(linter.findings()));
    if (catalog) {
      findings.addAll(catalogFindings(linters));
    }
    if (release && findings.isEmpty()) {
      printReleased(linters.values().stream().flatMap(l -> l.release().stream()).toList());
    } else {
      print(findings);
    }
    return findings.isEmpty() ? ExitCode.OK : ExitCodes.FOUND;
  }

  private Linter linter(Schema schema) {
    return folder == null ? Linter.of(schema) : Linter.of(folder.resolve(schema.id()));
  }

  private List<Finding> catalogFindings(Map<Schema, Linter> linters) {
    try {
      return CatalogRule.findings(
          environment.owner(target.patience()), List.copyOf(linters.values()));
    } catch (SQLException e) {
      throw new MigrationFailure("Reading the catalog failed: " + e.getMessage(), e);
    }
  }

  private void printReleased(List<String> files) {
    output.print(
        new Listing(
            List.of("file", "state"),
            files.stream().map(file -> List.<Object>of(file, "released")).toList()));
  }

  private void print(List<Finding> findings) {
    if (output.json()) {
      output.print(
          new Listing(
              List.of("rule", "file", "line", "message"),
              findings.stream()
                  .map(f -> List.<Object>of(f.rule(), f.file(), f.line(), f.message()))
                  .toList()));
      return;
    }
    for (Finding found : findings) {
      String place = found.file().isEmpty() ? "catalog" : found.file() + ":" + found.line();
      output.out().printf("%s: %s: %s%n", place, found.rule(), found.message());
    }
    output.out().flush();
  }
}
