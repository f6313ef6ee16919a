package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.advise.Advice;
import dev.devmentor.migrations.advise.Advisor;
import dev.devmentor.migrations.bootstrap.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
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
  @Mixin private WaitOptions server;
  @Mixin private OutputOptions output;

  @Option(names = "--analyze", description = "Runs ANALYZE on every table first.")
  private boolean analyze;

  @Option(
      names = "--create-indexes",
      description = "Creates the missing indexes that it shows, without stopping writers.")
  private boolean createIndexes;

  @Option(
      names = "--dry-run",
      description = "Prints the SQL of --analyze and --create-indexes, and runs none of it.")
  private boolean dryRun;

  AdviseCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    if (dryRun) {
      output.print(
          new Listing(
              List.of("sql"),
              statements().stream().map(sql -> List.<Object>of(sql + ";")).toList()));
      return;
    }
    if (analyze) {
      Advisor.run(owner(), Advisor.analyzing(owner()));
    }
    List<Advice> advice = advice();
    output.print(
        new Listing(
            List.of("topic", "subject", "figure", "todo"),
            advice.stream().map(AdviseCommand::row).toList()));
    List<String> indexing = createIndexes ? Advisor.indexing(advice) : List.of();
    if (!indexing.isEmpty()) {
      Advisor.run(owner(), indexing);
    }
  }

  private List<String> statements() {
    List<String> statements = new ArrayList<>();
    if (analyze) {
      statements.addAll(Advisor.analyzing(owner()));
    }
    if (createIndexes) {
      statements.addAll(Advisor.indexing(advice()));
    }
    return statements;
  }

  private List<Advice> advice() {
    return new Advisor(environment.as(Role.MONITOR, server.patience())).advice();
  }

  private DataSource owner() {
    return environment.owner(server.patience());
  }

  private static List<Object> row(Advice advice) {
    return List.of(
        advice.topic().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        advice.subject(),
        advice.figure(),
        advice.todo());
  }
}
