package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.partitions.PartitionUpkeep;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code partitions}: makes the partitions of the coming months. */
@Command(
    name = "partitions",
    description = "Makes the monthly partitions that are missing; safe to repeat, for cron.",
    mixinStandardHelpOptions = true)
final class PartitionsCommand implements Runnable {

  private static final int MOST_MONTHS = 120;

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec command;

  @Option(
      names = "--months",
      description = "How many months after this one, 0 to 120 (default: 12).",
      defaultValue = "12")
  private int months;

  @Option(names = "--dry-run", description = "Prints the SQL.")
  private boolean dryRun;

  PartitionsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    if (months < 0 || months > MOST_MONTHS) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--months must be between 0 and " + MOST_MONTHS);
    }
    var schemas = target.schemas();
    PartitionUpkeep upkeep = new PartitionUpkeep(environment.owner(target.patience()));
    if (dryRun) {
      output.print(
          new Listing(
              List.of("sql"),
              upkeep.functions(schemas).stream()
                  .map(name -> List.<Object>of("select %s(%d);".formatted(name, months)))
                  .toList()));
      return;
    }
    output.print(
        new Listing(
            List.of("function", "created"),
            upkeep.ensure(schemas, months).stream()
                .map(made -> List.<Object>of(made.function(), made.created()))
                .toList()));
  }
}
