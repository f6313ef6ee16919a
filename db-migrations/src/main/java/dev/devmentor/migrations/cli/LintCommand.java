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
      names = "--released",
      paramLabel = "SCHEMA=VERSION",
      description = "The last migration of the latest release; without it nothing was released.")
  private Map<String, Integer> released = Map.of();

  @Option(names = "--catalog", description = "Reads the catalog of the migrated database too.")
  private boolean catalog;

  LintCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Map<Schema, Linter> linters = new EnumMap<>(Schema.class);
    target.schemas().forEach(schema -> linters.put(schema, linter(schema)));
    released.keySet().forEach(target::named);
    List<Finding> findings = new ArrayList<>();
    linters.forEach(
        (schema, linter) ->
            findings.addAll(linter.findings(released.getOrDefault(schema.id(), 0))));
    if (catalog) {
      findings.addAll(catalogFindings(linters));
    }
    print(findings);
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
