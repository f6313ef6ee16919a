package dev.devmentor.localstack.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
    Health health = new Health(ports);
    Map<Part, Long> processes = state.processes();
    boolean up = state.isReady();
    if (json) {
      StatusReport report = new StatusReport(home, ports, Secrets.kept(home.secrets()), processes);
      System.out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(report.of(up, health::isUp)));
      return 0;
    }
    System.out.println(
        up
            ? "up"
            : state.launcher().isPresent() ? "starting" : "not up (./devmentor up starts it)");
    return show(home, ports, processes, health, up);
  }

  private static int show(
      Home home, Ports ports, Map<Part, Long> processes, Health health, boolean up) {
    boolean allUp = up;
    for (Part part : Part.values()) {
      Long process = processes.get(part);
      boolean healthy = process != null && health.isUp(part);
      allUp &= healthy;
      System.out.printf(
          "  %-18s localhost:%-6d %-10s %s%n",
          part.title(),
          ports.of(part),
          healthy ? "healthy" : process == null ? "stopped" : "unhealthy",
          process == null ? "" : "pid " + process);
    }
    System.out.println("  data folder        " + home.folder());
    return allUp ? 0 : 1;
  }
}
