package dev.devmentor.migrations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.devmentor.migrations.history.MigrationState;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code info}: which migrations have run, and when. */
@Command(
    name = "info",
    description = "Lists the migrations and their state.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Runnable {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Spec private CommandSpec command;

  @Option(names = "--json", description = "Prints a JSON array.")
  private boolean json;

  InfoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var schemas = target.schemas();
    var states = environment.migrator(target.patience()).info(schemas);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(toJson(states));
    } else {
      states.forEach(state -> out.println(toLine(state)));
    }
    out.flush();
  }

  private static String toLine(MigrationState state) {
    return "%-9s %4s  %-8s %-20s  %s"
        .formatted(
            state.schema().id(),
            state.version(),
            state.state(),
            state.installedAt() == null ? "" : state.installedAt(),
            state.description());
  }

  private static String toJson(List<MigrationState> states) {
    ArrayNode array = new ObjectMapper().createArrayNode();
    for (MigrationState state : states) {
      array
          .addObject()
          .put("schema", state.schema().id())
          .put("version", state.version())
          .put("description", state.description())
          .put("state", state.state())
          .put("installedAt", state.installedAt() == null ? null : state.installedAt().toString());
    }
    return array.toString();
  }
}
