package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started, remembered in a file: its id and when it began, so that a stranger
 * who got the same id later is not taken for it.
 */
final class ProcessFile {

  /** The system counts from its boot, and a clock that is set moves the boot. */
  private static final Duration CLOCK_CHANGE = Duration.ofSeconds(5);

  private final Path file;

  private ProcessFile(Path file) {
    this.file = file;
  }

  static ProcessFile of(Home home, String name) {
    return new ProcessFile(home.run().resolve(name + ".pid"));
  }

  void write(ProcessHandle process) throws IOException {
    Path attempt = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(attempt, process.pid() + " " + began(process));
    Files.move(attempt, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The process, if it still runs and is the one that was remembered. */
  Optional<ProcessHandle> process() {
    try {
      String[] parts = Files.readString(file).strip().split(" ", 2);
      Instant remembered = Instant.parse(parts[1]);
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(ProcessHandle::isAlive)
          .filter(
              process ->
                  Duration.between(remembered, began(process)).abs().compareTo(CLOCK_CHANGE) < 0);
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Instant began(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
