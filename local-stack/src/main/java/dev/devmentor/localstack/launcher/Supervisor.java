package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Starts parts, waits for them, brings back what dies, stops everything. Each process is remembered
 * on disk, so that whoever comes after a crash finds it.
 */
final class Supervisor {

  /** How long a part may take until it answers. */
  static final Duration TO_START = Duration.ofMinutes(3);

  /** How long a part may take to end: twice the drain of the gateway, whose clients may be slow. */
  static final Duration TO_STOP = Duration.ofSeconds(70);

  /** What ends together; each waits for answers of those that come after it. */
  private static final List<Predicate<Part>> ORDER =
      List.of(
          part -> part == Part.GATEWAY,
          part -> part.isService() && part != Part.GATEWAY,
          part -> !part.isService());

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final int SHOWN_LINES = 15;

  private final Home home;
  private final Blueprint blueprint;
  private final Health health;
  private final Map<Part, Process> running = Collections.synchronizedMap(new EnumMap<>(Part.class));
  private volatile boolean stopping;

  Supervisor(Home home, Blueprint blueprint, Health health) {
    this.home = home;
    this.blueprint = blueprint;
    this.health = health;
  }

  /** Starts the parts side by side; they may not be ready yet. */
  void start(Collection<Part> parts) throws IOException, InterruptedException {
    for (Part part : parts) {
      start(part);
    }
  }

  private synchronized void start(Part part) throws IOException, InterruptedException {
    if (stopping) {
      return;
    }
    Process process = blueprint.specOf(part).start(home);
    running.put(part, process);
    ProcessFile.of(home, part.key()).write(process.toHandle());
  }

  /** Waits until all of them answer; one that ends or takes too long is a complaint. */
  void awaitHealthy(Collection<Part> parts) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(TO_START);
    for (Part part : parts) {
      while (!health.isUp(part)) {
        if (!running.get(part).isAlive()) {
          throw new Complaint(part.title() + " ended while it started.\n" + lastWords(part));
        }
        if (Instant.now().isAfter(deadline)) {
          throw new Complaint(part.title() + " does not become healthy.\n" + lastWords(part));
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private String lastWords(Part part) throws IOException {
    return "Its log, "
        + home.log(part.key())
        + ", ends:\n  "
        + String.join("\n  ", LogFiles.tail(home.log(part.key()), SHOWN_LINES));
  }

  /** Brings back each part that ends, after a pause that grows while it keeps ending. */
  void watch() {
    for (Part part : List.copyOf(running.keySet())) {
      Thread.ofVirtual().name("watch " + part.key()).start(() -> watch(part));
    }
  }

  private void watch(Part part) {
    Duration pause = Duration.ofSeconds(1);
    try {
      while (!stopping) {
        Instant began = Instant.now();
        int exit = running.get(part).waitFor();
        if (stopping) {
          return;
        }
        boolean lived = began.plus(Duration.ofMinutes(1)).isBefore(Instant.now());
        pause = lived ? Duration.ofSeconds(1) : pause;
        System.err.printf(
            "%s ended (exit code %d); it starts again in %d s.%n",
            part.title(), exit, pause.toSeconds());
        Thread.sleep(pause);
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        tryToStart(part);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** On a full disk, say; the process that ended stays in its place and is tried again. */
  private void tryToStart(Part part) throws InterruptedException {
    try {
      start(part);
    } catch (IOException failed) {
      System.err.printf("%s cannot be started: %s%n", part.title(), failed.getMessage());
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Stops the gateway, then the services, then the servers; each gets time to end well. */
  void stop() {
    stopping = true;
    synchronized (this) {
      stopInOrder(home, List.copyOf(running.keySet()));
    }
  }

  /** Stops what a launcher that is no more has left behind. */
  static void stopLeftovers(Home home) {
    stopInOrder(home, List.of(Part.values()));
  }

  private static void stopInOrder(Home home, List<Part> parts) {
    for (Predicate<Part> next : ORDER) {
      stop(home, parts.stream().filter(next).toList());
    }
  }

  /** How long all of it may take. */
  static Duration toStopAll() {
    return TO_STOP.multipliedBy(ORDER.size());
  }

  private static void stop(Home home, List<Part> parts) {
    List<ProcessHandle> processes =
        parts.stream()
            .flatMap(part -> ProcessFile.of(home, part.key()).process().stream())
            .toList();
    processes.forEach(ProcessHandle::destroy);
    Instant deadline = Instant.now().plus(TO_STOP);
    for (ProcessHandle process : processes) {
      if (!ends(process, Duration.between(Instant.now(), deadline))) {
        process.destroyForcibly();
        ends(process, TO_STOP);
      }
    }
    parts.forEach(part -> forget(ProcessFile.of(home, part.key())));
  }

  private static boolean ends(ProcessHandle process, Duration within) {
    try {
      process.onExit().get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return !process.isAlive();
    }
  }

  private static void forget(ProcessFile file) {
    try {
      file.delete();
    } catch (IOException e) {
      System.err.println("Cannot remove a process file: " + e.getMessage());
    }
  }
}
