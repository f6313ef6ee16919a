package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.history.MigrationState;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code info}: which migrations have run, and when. */
@Command(
    name = "info",
    description = "Lists the migrations and their state.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  InfoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var schemas = target.schemas();
    List<MigrationState> states = environment.migrator(target.patience()).info(schemas);
    output.print(
        new Listing(
            List.of("schema", "version", "description", "state", "installedAt"),
            states.stream().map(InfoCommand::row).toList()));
  }

  private static List<Object> row(MigrationState state) {
    return Arrays.asList(
        state.schema().id(),
        state.version(),
        state.description(),
        state.state(),
        state.installedAt());
  }
}
