package dev.devmentor.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole platform, by the command that people use, on free ports and with data of its own. */
public final class Platform implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PARTS =
      List.of(
          "POSTGRES", "REDIS", "QDRANT", "S3", "AUTH", "PROJECTS", "MEMORY", "LEARNING", "GATEWAY");

  private final Repository repository;
  private final Map<String, String> environment = new TreeMap<>();

  /** Not started yet; with its data in this folder. */
  public Platform(Repository repository, Path home) throws IOException {
    this.repository = repository;
    environment.put("DEVMENTOR_HOME", home.toString());
    for (String part : PARTS) {
      environment.put("DEVMENTOR_" + part + "_PORT", String.valueOf(LoopbackPort.free()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Runs {@code ./devmentor up -d}, which returns when everything is healthy.
   *
   * @return seconds that it took
   */
  public double up() throws InterruptedException {
    long began = System.nanoTime();
    devmentor("up", "-d");
    return (System.nanoTime() - began) / 1e9;
  }

  /** What {@code ./devmentor status --json} says. */
  public JsonNode status() throws InterruptedException {
    try {
      return JSON.readTree(devmentor("status", "--json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String devmentor(String... arguments) throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(repository.root().resolve("devmentor").toString())
            .directory(repository.root().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("devmentor " + List.of(arguments) + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code ./devmentor down}; the data stays. */
  @Override
  public void close() {
    try {
      devmentor("down");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
