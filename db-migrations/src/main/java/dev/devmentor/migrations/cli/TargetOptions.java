package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which schemas, and how long to wait for the server. */
final class TargetOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--schema",
      description = "Only this one: auth, projects, memory, learning or legacy_import.")
  private String schema;

  @Option(
      names = "--wait",
      description = "Seconds to wait for PostgreSQL to accept connections (default: 60).",
      defaultValue = "60")
  private int waitSeconds;

  boolean namesSchema() {
    return schema != null;
  }

  List<Schema> schemas() {
    return schema == null ? Schema.all() : List.of(named(schema));
  }

  /** The schema of that name; wrong usage if there is none. */
  Schema named(String id) {
    try {
      return Schema.named(id);
    } catch (MigrationFailure e) {
      throw new CommandLine.ParameterException(command.commandLine(), e.getMessage());
    }
  }

  Duration patience() {
    if (waitSeconds < 0) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--wait must not be negative");
    }
    return Duration.ofSeconds(waitSeconds);
  }
}
