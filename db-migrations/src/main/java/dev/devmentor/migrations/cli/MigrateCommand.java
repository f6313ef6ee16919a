package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.bootstrap.Bootstrap;
import dev.devmentor.migrations.history.Migrated;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate}: sets up roles and database when it may, then migrates. */
@Command(
    name = "migrate",
    description = "Creates roles, database and schemas as an administrator, then migrates.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  @Option(
      names = "--dry-run",
      description = "Prints the scripts that would run; the roles and the database must be there.")
  private boolean dryRun;

  MigrateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var schemas = target.schemas();
    var patience = target.patience();
    if (dryRun) {
      ScriptListing.print(environment.migrator(patience).planMigrate(schemas), output);
      return;
    }
    environment.bootstrap(patience).ifPresent(Bootstrap::run);
    List<Migrated> done = environment.migrator(patience).migrate(schemas);
    if (output.json()) {
      output.print(
          new Listing(
              List.of("schema", "version", "applied", "droppedIndexes"),
              done.stream().map(MigrateCommand::row).toList()));
    } else {
      done.forEach(migrated -> output.out().println(line(migrated)));
      output.out().flush();
    }
  }

  private static List<Object> row(Migrated done) {
    return List.of(
        done.schema().id(), done.version(), done.applied(), String.join(", ", done.dropped()));
  }

  private static String line(Migrated done) {
    return "%-9s %s, %s%s"
        .formatted(
            done.schema().id(),
            done.version().isEmpty() ? "no migrations" : "version " + done.version(),
            done.applied() == 0 ? "nothing to do" : done.applied() + " applied",
            done.dropped().isEmpty() ? "" : "; dropped half-built " + done.dropped());
  }
}
