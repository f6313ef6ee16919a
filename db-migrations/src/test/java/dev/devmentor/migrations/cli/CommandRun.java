package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A command that was run in this process, and what came of it. */
record CommandRun(int exitCode, String out, String err) {

  /** The variables for a database, an administrator's included. */
  static Map<String, String> environment(TestDatabase database) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DEVMENTOR_DB_URL", "postgresql://" + database.server().address());
    variables.put("DEVMENTOR_ADMIN_USER", TestServer.get().superuser().user());
    variables.put("DEVMENTOR_ADMIN_PASSWORD", TestServer.get().superuser().password());
    for (Role role : Role.values()) {
      variables.put(role.passwordVariable(), TestDatabase.PASSWORD);
    }
    // The embedded server trusts everybody, but an empty variable counts as none.
    variables.replace("DEVMENTOR_ADMIN_PASSWORD", "", "unused");
    return variables;
  }

  static CommandRun of(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandRun run = run(out, environment, arguments);
    return new CommandRun(run.exitCode(), out.toString(System.out.charset()), run.err());
  }

  /** Runs it with its output going to a file. */
  static CommandRun into(Path file, Map<String, String> environment, String... arguments) {
    try (OutputStream out = Files.newOutputStream(file)) {
      return run(out, environment, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandRun run(
      OutputStream out, Map<String, String> environment, String... arguments) {
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(
            Main.commandLine(environment::get).setErr(new PrintWriter(err, true)),
            new StandardOutput(out),
            arguments);
    return new CommandRun(exitCode, "", err.toString());
  }
}
