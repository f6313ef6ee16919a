package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A launcher in the background, in a session of its own so that closing a terminal spares it. */
final class Detached {

  private static final String LOG = "launcher";

  private final Home home;
  private final RunState state;

  Detached(Home home) {
    this.home = home;
    this.state = new RunState(home);
  }

  /** Returns when everything is up (0) or the launcher has given up (its exit code). */
  int start() throws IOException, InterruptedException {
    if (state.launcher().isPresent()) {
      RunningAlready.of(state).await();
      return 0;
    }
    Files.deleteIfExists(home.log(LOG));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process launcher =
        ProcessSpec.start(
            home,
            LOG,
            List.of(
                "setsid",
                java,
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-jar",
                home.localStack().toString(),
                "up"),
            Map.of("DEVMENTOR_HOME", home.folder().toString()));
    int shown = 0;
    boolean ended = false;
    while (!ended && !state.isReady()) {
      ended = launcher.waitFor(200, TimeUnit.MILLISECONDS);
      shown = show(shown);
    }
    TimeUnit.MILLISECONDS.sleep(200);
    show(shown);
    return ended ? launcher.exitValue() : 0;
  }

  /** Prints the lines of the launcher's log that were not shown yet. */
  private int show(int shown) throws IOException {
    List<String> lines = Files.readAllLines(home.log(LOG));
    lines.stream().skip(shown).forEach(System.out::println);
    return lines.size();
  }
}
