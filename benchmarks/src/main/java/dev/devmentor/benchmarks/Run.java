package dev.devmentor.benchmarks;

import dev.devmentor.benchmarks.auth.AuthBenchmark;
import dev.devmentor.benchmarks.database.DatabaseBenchmark;
import dev.devmentor.benchmarks.gateway.GatewayBenchmark;
import dev.devmentor.benchmarks.gateway.SoakBenchmark;
import dev.devmentor.benchmarks.machine.MachineFacts;
import dev.devmentor.benchmarks.result.Bar;
import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.result.Result;
import dev.devmentor.benchmarks.result.ResultStore;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.startup.StartupBenchmark;
import dev.devmentor.localstack.postgres.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmarks/run <name>}. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Run one benchmark.")
public final class Run implements Callable<Integer> {

  /** A larger share of the cores in use, and somebody else is working here. */
  private static final double QUIET = 0.05;

  /** How often to look, for three seconds each, before giving up. */
  private static final int LOOKS = 20;

  @Parameters(description = "One of: ${COMPLETION-CANDIDATES}")
  private Name name;

  @Option(names = "--repository", hidden = true, description = "The checkout to measure.")
  private Path root = Path.of("");

  @Option(names = "--busy", description = "Run although the machine is not quiet.")
  private boolean busy;

  /** The benchmarks, as people name them. */
  enum Name {
    startup,
    gateway,
    soak,
    auth,
    database;

    private Benchmark benchmark() {
      return switch (this) {
        case startup -> new StartupBenchmark()::run;
        case gateway -> new GatewayBenchmark()::run;
        case soak -> new SoakBenchmark()::run;
        case auth -> new AuthBenchmark()::run;
        case database -> new DatabaseBenchmark()::run;
      };
    }
  }

  /** Exit code 0 if every bar is reached, 1 if not, 2 if there is no result. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Run())
            .setExecutionExceptionHandler(
                (failure, _, _) -> {
                  failure.printStackTrace();
                  return 2;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Repository repository = new Repository(root.toAbsolutePath().normalize());
    MachineFacts machine = MachineFacts.of(repository.root());
    for (int look = 1; machine.inUse() > QUIET && !busy && look < LOOKS; look++) {
      machine = MachineFacts.of(repository.root());
    }
    if (machine.inUse() > QUIET && !busy) {
      System.err.printf(
          "%.0f %% of the cores are in use all the time: stop what uses them, or use --busy.%n",
          100 * machine.inUse());
      return 2;
    }
    Path folder = repository.newRunFolder(name.name());
    System.out.println("Data and logs, kept if there is no result: " + folder);
    Findings findings = name.benchmark().run(repository, folder);
    Result result =
        new Result(
            name.name(),
            "benchmarks/run " + name.name(),
            Instant.now(),
            machine,
            findings.versions(),
            findings.bars(),
            findings.figures(),
            findings.measurements());
    System.out.println(new ResultStore(repository.results()).keep(result));
    Folders.delete(folder);
    result.bars().forEach(Run::print);
    return result.bars().stream().allMatch(Bar::reached) ? 0 : 1;
  }

  private static void print(Bar bar) {
    System.out.printf(
        Locale.ROOT,
        "%-4s %s: %.3f %s (%s %.2f)%n",
        bar.reached() ? "ok" : "NOT",
        bar.name(),
        bar.measured(),
        bar.unit(),
        bar.kind(),
        bar.limit());
  }
}
