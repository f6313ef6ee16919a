package dev.devmentor.localstack.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./devmentor}. Exit codes: 0 done, 1 could not be done, 2 wrong use. */
@Command(
    name = "devmentor",
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Launcher.Release.class,
    description = "The DevMentor platform on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      ResetCommand.class,
      MigrateCommand.class,
      Launcher.Build.class,
      Launcher.Test.class,
      Launcher.Version.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Data, logs and secrets are in .devmentor/ (DEVMENTOR_HOME chooses another folder).",
      "Each port is moved by an environment variable, DEVMENTOR_GATEWAY_PORT for example."
    })
final class Launcher implements Runnable {

  private Launcher() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Launcher());
    line.setExecutionExceptionHandler(Launcher::explain);
    // Options after these words are meant for db-migrations.
    line.getSubcommands()
        .get("migrate")
        .setUnmatchedOptionsArePositionalParams(true)
        .setStopAtPositional(true);
    System.exit(line.execute(arguments));
  }

  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof Complaint) {
      line.getErr().println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** The script runs Maven itself; this and the next are here for the help. */
  @Command(name = "build", description = "Build every package, without tests.")
  static final class Build implements Runnable {
    @Override
    public void run() {
      throw new Complaint("Call it through the script: ./devmentor build");
    }
  }

  @Command(name = "test", description = "Run every test: ./mvnw verify, with further arguments.")
  static final class Test implements Runnable {
    @Override
    public void run() {
      throw new Complaint("Call it through the script: ./devmentor test");
    }
  }

  @Command(name = "version", description = "Show the version.")
  static final class Version implements Runnable {
    @Override
    public void run() {
      System.out.println(new Release().getVersion()[0]);
    }
  }

  /** The version of the package. */
  static final class Release implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"devmentor " + number() + ", Java " + Runtime.version()};
    }

    static String number() {
      String version = Launcher.class.getPackage().getImplementationVersion();
      return version == null ? "unpackaged" : version;
    }
  }
}
