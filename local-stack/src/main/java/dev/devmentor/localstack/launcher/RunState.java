package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the running launcher tells other commands: that it is there (a lock, which the system takes
 * back however it ends), its ports, and whether everything is up.
 */
final class RunState {

  private static final String LAUNCHER = "launcher";

  private final Home home;

  RunState(Home home) {
    this.home = home;
  }

  /** Takes the data folder for this process until it ends; false if another launcher has it. */
  boolean take() throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return false;
    }
    Files.deleteIfExists(ready());
    ProcessFile.of(home, LAUNCHER).write(ProcessHandle.current());
    return true;
  }

  Optional<ProcessHandle> launcher() {
    return ProcessFile.of(home, LAUNCHER).process();
  }

  void publish(Ports ports) throws IOException {
    Properties values = new Properties();
    for (Part part : Part.values()) {
      values.setProperty(part.portVariable(), String.valueOf(ports.of(part)));
    }
    try (Writer writer = Files.newBufferedWriter(portsFile())) {
      values.store(writer, null);
    }
  }

  /** The ports of the running platform, else those that the environment asks for. */
  Ports ports() throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (launcher().isPresent() && Files.exists(portsFile())) {
      Properties values = new Properties();
      try (Reader reader = Files.newBufferedReader(portsFile())) {
        values.load(reader);
      }
      values.stringPropertyNames().forEach(name -> environment.put(name, values.getProperty(name)));
    }
    return Ports.from(environment);
  }

  void ready(boolean everythingIsUp) throws IOException {
    if (everythingIsUp) {
      Files.writeString(ready(), "");
    } else {
      Files.deleteIfExists(ready());
    }
  }

  /** Whether everything is up; what a launcher that was killed has left behind does not count. */
  boolean isReady() {
    return launcher().isPresent() && Files.exists(ready());
  }

  /** Process ids of the parts that run. */
  Map<Part, Long> processes() {
    Map<Part, Long> ids = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      ProcessFile.of(home, part.key()).process().ifPresent(process -> ids.put(part, process.pid()));
    }
    return ids;
  }

  private Path ready() {
    return home.run().resolve("ready");
  }

  private Path portsFile() {
    return home.run().resolve("ports.properties");
  }
}
