package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command as people run it: a process of its own, which can be killed. */
final class CommandProcess {

  private final Process process;

  private CommandProcess(Process process) {
    this.process = process;
  }

  /** Starts it with the passwords of the roles, without an administrator. */
  static CommandProcess start(TestDatabase database, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DEVMENTOR_"));
    builder.environment().put("DEVMENTOR_DB_URL", "postgresql://" + database.server().address());
    for (Role role : Role.values()) {
      builder.environment().put(role.passwordVariable(), TestDatabase.PASSWORD);
    }
    return new CommandProcess(builder.start());
  }

  // Tests bring a log manager that the command does not have.
  private static String classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> !entry.contains("jboss"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** {@code kill -9}: it has no say in it. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** {@code kill}. Control-C is the same to a JVM, unless whoever started the tests ignores it. */
  void terminate() {
    process.destroy();
  }

  /** Nobody reads what it prints. */
  void closeOutput() throws IOException {
    process.getInputStream().close();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("The command does not end");
    }
    return process.exitValue();
  }

  String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
