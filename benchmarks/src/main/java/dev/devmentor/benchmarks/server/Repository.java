package dev.devmentor.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkout that is measured.
 *
 * @param root its first folder
 */
public record Repository(Path root) {

  /** The jar of a service as it is packaged. */
  public Path application(String module) {
    return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** The jar that migrates the database. */
  public Path migrations() {
    return root.resolve("db-migrations/target/db-migrations.jar");
  }

  /** Where results are kept. */
  public Path results() {
    return root.resolve("benchmarks/results");
  }

  /** What peers are built into. */
  public Path peer(String name) {
    return root.resolve("benchmarks").resolve(name).resolve("target");
  }

  /** A new folder for the data and logs of one run. */
  public Path newRunFolder(String benchmark) throws IOException {
    Path runs = root.resolve("benchmarks/target/runs");
    Files.createDirectories(runs);
    return Files.createTempDirectory(runs, benchmark + "-");
  }

  /** The program that starts a JVM like this one. */
  public static String jvm() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A JVM with the settings that the launcher gives a service, and this heap. */
  public static List<String> java(String heap) {
    List<String> command = new ArrayList<>(List.of(jvm()));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=25",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:MaxDirectMemorySize=48m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx" + heap));
    return command;
  }
}
