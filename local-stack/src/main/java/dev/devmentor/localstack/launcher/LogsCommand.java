package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the last lines of one log, or of all.")
final class LogsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description =
          "auth, projects, memory, learning, gateway, postgres, redis, s3, qdrant, mail, ...")
  private String service;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing lines as they come.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "50",
      description = "How many lines of each log (${DEFAULT-VALUE}).")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    List<String> command =
        new ArrayList<>(List.of("tail", "-n", String.valueOf(Math.max(0, lines))));
    if (follow) {
      command.add("-F");
    }
    files(home).forEach(file -> command.add(file.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<Path> files(Home home) throws IOException {
    List<Path> logs = all(home);
    if (service == null) {
      if (logs.isEmpty()) {
        throw new Complaint("There are no logs yet. Start the platform: ./devmentor up");
      }
      return logs;
    }
    Path wanted = home.log(service);
    if (!logs.contains(wanted)) {
      throw new Complaint(
          "There is no log of \"%s\". There are: %s"
              .formatted(
                  service, String.join(", ", logs.stream().map(LogsCommand::name).toList())));
    }
    return List.of(wanted);
  }

  private static List<Path> all(Home home) throws IOException {
    if (!Files.isDirectory(home.logs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.logs())) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static String name(Path log) {
    return log.getFileName().toString().replaceFirst("\\.log$", "");
  }
}
