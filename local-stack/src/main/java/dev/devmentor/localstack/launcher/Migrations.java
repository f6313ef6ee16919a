package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.util.List;

/** The database migrations, as a process of their own like everywhere else. */
final class Migrations {

  private static final String LOG = "migrate";
  private static final int SHOWN_LINES = 20;

  private final Home home;
  private final Blueprint blueprint;

  Migrations(Home home, Blueprint blueprint) {
    this.home = home;
    this.blueprint = blueprint;
  }

  /** Runs them into a log; what goes wrong is a complaint with the log's end. */
  void run(List<String> arguments) throws IOException, InterruptedException {
    Process process =
        ProcessSpec.start(
            home, LOG, blueprint.migrationCommand(arguments), blueprint.migrationEnvironment());
    if (process.waitFor() != 0) {
      throw new Complaint(
          "The database cannot be migrated:\n  "
              + String.join("\n  ", LogFiles.tail(home.log(LOG), SHOWN_LINES)));
    }
  }

  /** Runs them on the terminal and gives back their exit code. */
  int runVisibly(List<String> arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(blueprint.migrationCommand(arguments)).inheritIO();
    builder.environment().putAll(blueprint.migrationEnvironment());
    return builder.start().waitFor();
  }
}
