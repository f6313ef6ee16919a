package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Turns Flyway's framed, many-lined messages into one line. */
final class FlywayMessages {

  private FlywayMessages() {}

  static MigrationFailure failure(Schema schema, FlywayException e) {
    return new MigrationFailure("Schema %s: %s".formatted(schema.id(), reason(e)), e);
  }

  private static String reason(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FlywaySqlScriptException script && script.getResource() != null) {
        return "%s, line %d: %s"
            .formatted(
                script.getResource().getFilename(),
                script.getLineNumber(),
                oneLine(sqlMessage(script)));
      }
    }
    return oneLine(e instanceof FlywaySqlException ? sqlMessage(e) : e.getMessage());
  }

  private static String sqlMessage(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return cause.getMessage();
      }
    }
    return e.getMessage();
  }

  static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        // The rest of the hint is about an option of Flyway's own command.
        .map(line -> line.replaceAll(", or set -ignoreMigrationPatterns=.*", "."))
        .filter(line -> !line.isEmpty() && !line.chars().allMatch(c -> c == '-'))
        .collect(Collectors.joining("; "));
  }
}
