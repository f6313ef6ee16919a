package dev.devmentor.localstack.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param part what it is
 * @param command no secret stands in it: command lines are public on a machine
 * @param environment in addition to the launcher's own
 */
record ProcessSpec(Part part, List<String> command, Map<String, String> environment) {

  Process start(Home home) throws IOException {
    return start(home, part.key(), command, environment);
  }

  /** Starts any process of ours with its output appended to the log of that name. */
  static Process start(
      Home home, String name, List<String> command, Map<String, String> environment)
      throws IOException {
    Path log = home.log(name);
    LogFiles.rotate(log);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
