package dev.devmentor.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
