package dev.devmentor.localstack.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Show what runs where. Exit code 1 if it is not all up.")
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = "--json",
      description = "Everything, passwords included, for programs on this machine.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Home home = Home.find();
    RunState state = new RunState(home);
    Ports ports = state.ports();
    Map<Part, Long> processes = state.processes();
    Overview overview = Overview.of(state, new Health(ports), List.of(Part.values()));
    if (json) {
      StatusReport report = new StatusReport(home, ports, Secrets.kept(home.secrets()), processes);
      System.out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(report.of(overview)));
    } else {
      System.out.println(overview.headline());
      overview.parts().forEach((part, condition) -> show(part, condition, ports, processes));
      System.out.println("  data folder        " + home.folder());
    }
    return overview.isUp() ? 0 : 1;
  }

  private static void show(Part part, Condition condition, Ports ports, Map<Part, Long> processes) {
    System.out.printf(
        "  %-18s localhost:%-6d %-10s %s%n",
        part.title(),
        ports.of(part),
        condition,
        processes.containsKey(part) ? "pid " + processes.get(part) : "");
  }
}
