package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command that ran to its end, and what came of it: what it printed and complained of. */
record LauncherRun(int exitCode, String output) {

  static LauncherRun of(Home home, String... arguments) throws IOException, InterruptedException {
    Process process = start(home, arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new LauncherRun(process.waitFor(), output);
  }

  /** Starts a command in a process of its own. */
  static Process start(Home home, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
    command.add(Launcher.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DEVMENTOR_HOME", home.folder().toString());
    return builder.start();
  }
}
