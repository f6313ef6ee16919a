package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.Migrator;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.history.MigrationState;
import java.util.ArrayList;
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
    Migrator migrator = environment.migrator(target.patience());
    List<List<Object>> rows = new ArrayList<>();
    migrator.info(schemas).forEach(state -> rows.add(row(state)));
    migrator
        .unfinishedIndexes(schemas)
        .forEach((schema, indexes) -> indexes.forEach(index -> rows.add(row(schema, index))));
    output.print(
        new Listing(List.of("schema", "version", "description", "state", "installedAt"), rows));
  }

  private static List<Object> row(Schema schema, String index) {
    return Arrays.asList(
        schema.id(), null, "index %s: repair drops it".formatted(index), "Build cut off", null);
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
