package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.util.List;
import picocli.CommandLine.Option;

/** Which schemas, and how long to wait for the server. */
final class TargetOptions extends WaitOptions {

  @Option(
      names = "--schema",
      description = "Only this one: auth, projects, memory, learning or legacy_import.")
  private String schema;

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
      throw wrong(e.getMessage());
    }
  }
}
