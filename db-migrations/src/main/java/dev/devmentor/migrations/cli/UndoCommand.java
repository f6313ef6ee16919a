package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.Migrator;
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
  @Spec private CommandSpec command;

  @Option(names = "--to", description = "The version to go back to; 0 leaves nothing.")
  private Integer version;

  UndoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    requireTarget();
    var schemas = target.schemas();
    Migrator migrator = environment.migrator(target.patience());
    int undone =
        version == null ? migrator.undoLast(schemas.getFirst()) : migrator.undoTo(version, schemas);
    command.commandLine().getOut().printf("%d taken back%n", undone);
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
