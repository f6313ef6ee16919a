package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Show the last lines of some logs, or of all.")
final class LogsCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description =
          "auth, projects, memory, learning, gateway, postgres, redis, s3, qdrant, mail, ...")
  private List<String> parts = List.of();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing lines as they come.")
  private boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "How many lines of each log, or all (50 of one log, 10 of several).")
  private String tail;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> files = files(Home.find());
    List<String> tailing = new ArrayList<>(List.of("tail", "-n", lines(files.size())));
    if (follow) {
      tailing.add("-F");
    }
    files.forEach(file -> tailing.add(file.toString()));
    Runtime.getRuntime().addShutdownHook(new Thread(LogsCommand::stopFollowing));
    return new ProcessBuilder(tailing).inheritIO().start().waitFor();
  }

  /** What follows would go on when this process alone is ended. */
  private static void stopFollowing() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
  }

  private String lines(int files) {
    if (tail == null) {
      return files == 1 ? "50" : "10";
    }
    if (!tail.equals(ALL) && !tail.matches("[0-9]{1,9}")) {
      throw new ParameterException(
          command.commandLine(), "--tail must be a number of lines or all, but is " + tail);
    }
    return tail.equals(ALL) ? "+1" : tail;
  }

  private List<Path> files(Home home) throws IOException {
    List<Path> logs = all(home);
    if (logs.isEmpty()) {
      throw new Complaint("There are no logs yet. Start the platform: ./devmentor up");
    }
    List<Path> wanted = parts.stream().map(home::log).toList();
    for (Path log : wanted) {
      if (!logs.contains(log)) {
        throw new Complaint(
            "There is no log of \"%s\". There are: %s"
                .formatted(
                    name(log), String.join(", ", logs.stream().map(LogsCommand::name).toList())));
      }
    }
    return wanted.isEmpty() ? logs : wanted;
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
