package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.seed.SeedPlan;
import dev.devmentor.migrations.seed.SeedProgress;
import dev.devmentor.migrations.seed.Seeder;
import java.io.Console;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seed}: fills a database for developers. */
@Command(
    name = "seed",
    description = {
      "Writes users with projects, tasks, documents and chunks; needs DEVMENTOR_IMPORT_PASSWORD.",
      "The same --seed gives the same rows: a second run adds only the users that are missing.",
      "The users have no password. Not for production."
    },
    mixinStandardHelpOptions = true)
final class SeedCommand implements Runnable {

  private final Environment environment;
  @Mixin private WaitOptions server;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec command;

  @Option(names = "--seed", defaultValue = "1", description = "Which world (default: 1).")
  private int seed;

  @Option(names = "--users", defaultValue = "10", description = "Default: 10.")
  private int users;

  @Option(names = "--projects-per-user", defaultValue = "5", description = "Default: 5.")
  private int projects;

  @Option(names = "--tasks-per-project", defaultValue = "40", description = "Default: 40.")
  private int tasks;

  @Option(names = "--documents-per-user", defaultValue = "20", description = "Default: 20.")
  private int documents;

  @Option(names = "--chunks-per-document", defaultValue = "5", description = "Default: 5.")
  private int chunks;

  @Option(names = "--connections", defaultValue = "2", description = "1 to 32 (default: 2).")
  private int connections;

  @Option(names = "--dry-run", description = "Tells how many rows there would be.")
  private boolean dryRun;

  SeedCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    SeedPlan plan = plan();
    long total = plan.users() * plan.rowsPerUser();
    if (dryRun) {
      output.print(new Listing(List.of("users", "rows"), List.of(List.of(plan.users(), total))));
      return;
    }
    long start = System.nanoTime();
    long written = load(plan, total);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (output.json()) {
      output.print(new Listing(List.of("rows", "seconds"), List.of(List.of(written, seconds))));
    } else {
      output.out().printf("%,d rows written in %.1f s%n", written, seconds);
      output.out().flush();
    }
  }

  private long load(SeedPlan plan, long total) {
    var importer = environment.as(Role.IMPORT, server.patience());
    if (!onTerminal() || output.json()) {
      return new Seeder(importer, plan, plainProgress(total)).run();
    }
    try (ProgressBar bar = new ProgressBar("seed", total)) {
      return new Seeder(importer, plan, bar::stepBy).run();
    }
  }

  // Without a terminal some releases of Java have no console, others one that is none.
  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private SeedProgress plainProgress(long total) {
    long[] done = new long[1];
    return rows -> {
      synchronized (done) {
        done[0] += rows;
        command.commandLine().getErr().printf("%,d of %,d rows%n", done[0], total);
      }
    };
  }

  private SeedPlan plan() {
    require("--seed", seed, 0, 1_000_000);
    require("--users", users, 1, 1_000_000);
    require("--projects-per-user", projects, 0, 1_000);
    require("--tasks-per-project", tasks, 0, 100_000);
    require("--documents-per-user", documents, 0, 100_000);
    require("--chunks-per-document", chunks, 0, 1_000);
    require("--connections", connections, 1, 32);
    return new SeedPlan(seed, users, projects, tasks, documents, chunks, connections);
  }

  private void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "%s must be between %d and %d".formatted(option, least, most));
    }
  }
}
