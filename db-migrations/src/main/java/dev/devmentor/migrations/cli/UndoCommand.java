package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.Migrator;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.history.PlannedScript;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undo}: takes migrations back with the scripts beside them. */
@Command(
    name = "undo",
    description = {
      "Takes back migrations, and the data in what they created.",
      "--schema alone takes back the latest one; --to those above a version, of all schemas if none is named."
    },
    mixinStandardHelpOptions = true)
final class UndoCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec command;

  @Option(names = "--to", description = "The version to go back to; 0 leaves nothing.")
  private Integer version;

  @Option(names = "--dry-run", description = "Prints the scripts that would run.")
  private boolean dryRun;

  UndoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    requireTarget();
    var schemas = target.schemas();
    Migrator migrator = environment.migrator(target.patience());
    if (dryRun) {
      ScriptListing.print(plan(migrator, schemas), output);
      return;
    }
    int undone =
        version == null ? migrator.undoLast(schemas.getFirst()) : migrator.undoTo(version, schemas);
    if (output.json()) {
      output.print(new Listing(List.of("takenBack"), List.of(List.of(undone))));
    } else {
      output.out().printf("%d taken back%n", undone);
    }
  }

  private List<PlannedScript> plan(Migrator migrator, List<Schema> schemas) {
    return version == null
        ? migrator.planUndoTo(0, schemas).stream().limit(1).toList()
        : migrator.planUndoTo(version, schemas);
  }

  private void requireTarget() {
    if (version == null && !target.namesSchema()) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "undo needs --schema, --to, or both");
    }
    if (version != null && version < 0) {
      throw new CommandLine.ParameterException(command.commandLine(), "--to must not be negative");
    }
  }
}
