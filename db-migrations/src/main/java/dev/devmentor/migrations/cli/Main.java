package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the command. Exit codes are in {@link ExitCodes} and in its help. */
@Command(
    name = "db-migrations",
    description = "Sets up and migrates the DevMentor database.",
    mixinStandardHelpOptions = true,
    version = "1",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a check found something.",
      "",
      "Environment:",
      "  DEVMENTOR_DB_URL             postgresql://host:port/database",
      "  DEVMENTOR_MIGRATOR_PASSWORD  of the role that owns the schemas",
      "migrate and roles set up roles, migrate the database too, when they have a superuser:",
      "  DEVMENTOR_ADMIN_USER, DEVMENTOR_ADMIN_PASSWORD",
      "  DEVMENTOR_{AUTH,PROJECTS,MEMORY,LEARNING}_PASSWORD",
      "  DEVMENTOR_{READONLY,IMPORT,BACKUP,MONITOR}_PASSWORD",
      "                               optional; without it the role cannot log in"
    })
public final class Main {

  // Flyway tells each step and frames each failure, which is ours to tell in one line. Held here
  // because loggers are collected when nobody holds them.
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private Main() {}

  public static void main(String[] arguments) {
    FLYWAY.setLevel(Level.OFF);
    System.exit(run(commandLine(System::getenv), new StandardOutput(), arguments));
  }

  /** Runs a command; what it could not print makes it fail, whatever it did. */
  static int run(CommandLine line, StandardOutput output, String... arguments) {
    PrintWriter writer = output.writer();
    int exitCode = line.setOut(writer).execute(arguments);
    writer.flush();
    if (output.failure().isEmpty()) {
      return exitCode;
    }
    line.getErr().println("db-migrations: Cannot write the output: " + output.failure().get());
    return ExitCodes.FAILED;
  }

  /**
   * @param environment gives the value of a variable, or null
   */
  static CommandLine commandLine(UnaryOperator<String> environment) {
    Environment variables = new Environment(environment);
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new MigrateCommand(variables))
            .addSubcommand(new InfoCommand(variables))
            .addSubcommand(new ValidateCommand(variables))
            .addSubcommand(new UndoCommand(variables))
            .addSubcommand(new RepairCommand(variables))
            .addSubcommand(new RolesCommand(variables))
            .addSubcommand(new PartitionsCommand(variables))
            .addSubcommand(new LintCommand(variables))
            .addSubcommand(new SeedCommand(variables))
            .addSubcommand(new AdviseCommand(variables))
            .addSubcommand(new DocsCommand(variables))
            .addSubcommand(new GrantRoleCommand(variables))
            .addSubcommand(new CommandLine.HelpCommand());
    line.setExecutionExceptionHandler(Main::report);
    return line;
  }

  // One line for what we foresaw; anything else is a defect and keeps its trace.
  private static int report(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof MigrationFailure) {
      line.getErr().println("db-migrations: " + e.getMessage().replaceAll("\\s*\\R\\s*", "; "));
      return ExitCodes.FAILED;
    }
    throw e;
  }
}
