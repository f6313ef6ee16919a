package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.bootstrap.Bootstrap;
import dev.devmentor.migrations.history.Migrated;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code migrate}: sets up roles and database when it may, then migrates. */
@Command(
    name = "migrate",
    description = "Creates roles, database and schemas as an administrator, then migrates.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Spec private CommandSpec command;

  MigrateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var schemas = target.schemas();
    var patience = target.patience();
    environment.bootstrap(patience).ifPresent(Bootstrap::run);
    PrintWriter out = command.commandLine().getOut();
    for (Migrated done : environment.migrator(patience).migrate(schemas)) {
      out.printf(
          "%-9s %s, %s%n",
          done.schema().id(),
          done.version().isEmpty() ? "no migrations" : "version " + done.version(),
          done.applied() == 0 ? "nothing to do" : done.applied() + " applied");
    }
    out.flush();
  }
}
