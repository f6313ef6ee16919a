package dev.devmentor.migrations.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** For whom a command prints. */
final class OutputOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Prints a JSON array for programs.")
  private boolean json;

  boolean json() {
    return json;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Prints rows; nothing but an empty array when there are none. */
  void print(Listing listing) {
    if (json) {
      out().println(listing.json());
    } else if (!listing.rows().isEmpty()) {
      out().println(listing.text());
    }
    out().flush();
  }
}
