package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.advise.Advice;
import dev.devmentor.migrations.advise.Advisor;
import dev.devmentor.migrations.advise.Topic;
import dev.devmentor.migrations.bootstrap.Role;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code advise}: what the statistics say. */
@Command(
    name = "advise",
    description = {
      "Tells of indexes, bloat, slow statements, sizes, cache, connections, lag and partitions.",
      "Needs DEVMENTOR_MONITOR_PASSWORD; --analyze and --create-indexes that of the migrator."
    },
    mixinStandardHelpOptions = true)
final class AdviseCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  @Option(names = "--analyze", description = "Runs ANALYZE on every table first.")
  private boolean analyze;

  @Option(
      names = "--create-indexes",
      description = "Creates the missing indexes that it shows, concurrently.")
  private boolean createIndexes;

  @Option(names = "--dry-run", description = "With --create-indexes: shows them only.")
  private boolean dryRun;

  AdviseCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    if (analyze && !dryRun) {
      Advisor.analyze(environment.owner(target.patience()));
    }
    Advisor advisor = new Advisor(environment.as(Role.MONITOR, target.patience()));
    List<Advice> advice = advisor.advice();
    output.print(
        new Listing(
            List.of("topic", "subject", "figure", "todo"),
            advice.stream().map(AdviseCommand::row).toList()));
    if (createIndexes && !dryRun && has(advice, Topic.MISSING_INDEX)) {
      Advisor.createIndexes(environment.owner(target.patience()), advice);
    }
  }

  private static boolean has(List<Advice> advice, Topic topic) {
    return advice.stream().anyMatch(a -> a.topic() == topic);
  }

  private static List<Object> row(Advice advice) {
    return List.of(
        advice.topic().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        advice.subject(),
        advice.figure(),
        advice.todo());
  }
}
