package dev.devmentor.migrations.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long to wait for the server. */
class WaitOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--wait",
      description = "Seconds to wait for PostgreSQL to accept connections (default: 60).",
      defaultValue = "60")
  private int waitSeconds;

  final Duration patience() {
    if (waitSeconds < 0) {
      throw wrong("--wait must not be negative");
    }
    return Duration.ofSeconds(waitSeconds);
  }

  /** Wrong usage of the command. */
  final CommandLine.ParameterException wrong(String why) {
    return new CommandLine.ParameterException(command.commandLine(), why);
  }
}
