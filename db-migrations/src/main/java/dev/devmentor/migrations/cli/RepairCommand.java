package dev.devmentor.migrations.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repair}: mends the histories. */
@Command(
    name = "repair",
    description = {
      "Makes the history agree with the files: forgets failed migrations, takes today's checksums.",
      "Drops indexes whose build was cut off, changes no table; look at validate first."
    },
    mixinStandardHelpOptions = true)
final class RepairCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  RepairCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var schemas = target.schemas();
    output.print(
        new Listing(
            List.of("schema", "removed", "aligned", "markedDeleted", "droppedIndexes"),
            environment.migrator(target.patience()).repair(schemas).stream()
                .map(
                    done ->
                        List.<Object>of(
                            done.schema().id(),
                            done.removed(),
                            done.aligned(),
                            done.markedDeleted(),
                            String.join(", ", done.dropped())))
                .toList()));
  }
}
