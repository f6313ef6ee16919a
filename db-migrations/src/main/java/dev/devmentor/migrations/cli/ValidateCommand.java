package dev.devmentor.migrations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code validate}: fails when the database and the files of this release differ. */
@Command(
    name = "validate",
    description = "Checks that exactly the migrations of this release have run, unchanged.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Spec private CommandSpec command;

  ValidateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var schemas = target.schemas();
    environment.migrator(target.patience()).validate(schemas);
    command.commandLine().getOut().println("valid");
  }
}
