package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.history.PlannedScript;
import java.util.List;

/** Prints what a dry run would execute. */
final class ScriptListing {

  private ScriptListing() {}

  static void print(List<PlannedScript> scripts, OutputOptions output) {
    if (output.json()) {
      output.print(
          new Listing(
              List.of("schema", "file", "sql"),
              scripts.stream()
                  .map(script -> List.<Object>of(script.schema().id(), script.file(), script.sql()))
                  .toList()));
      return;
    }
    for (PlannedScript script : scripts) {
      output.out().printf("-- %s/%s%n%s%n", script.schema().id(), script.file(), script.sql());
    }
    output.out().flush();
  }
}
