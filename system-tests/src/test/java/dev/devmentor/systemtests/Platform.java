package dev.devmentor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged platform in a data folder and on ports of its own, started by the launcher that
 * people use.
 */
final class Platform implements AutoCloseable {

  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PORTS =
      List.of(
          "POSTGRES", "REDIS", "QDRANT", "S3", "AUTH", "PROJECTS", "MEMORY", "LEARNING", "GATEWAY");

  /** A cold process on a busy machine is slower than a server that is away. */
  private static final Map<String, String> PATIENCE =
      Map.of(
          "DEVMENTOR_ADMISSION_REDIS_TIMEOUT", "2S",
          "DEVMENTOR_CACHE_REDIS_TIMEOUT", "2S",
          "DEVMENTOR_REVOCATION_TIMEOUT", "5S",
          "DEVMENTOR_STORAGE_ANSWER_TIMEOUT", "5S",
          "QUARKUS_VERTX_MAX_EVENT_LOOP_EXECUTE_TIME", "5S");

  private final Map<String, String> environment = new TreeMap<>();

  private Platform(Path home) {
    environment.put("DEVMENTOR_HOME", home.toString());
    freePorts().forEach((name, port) -> environment.put("DEVMENTOR_" + name + "_PORT", port));
    environment.putAll(PATIENCE);
  }

  /** Starts a new platform and waits until all of it is healthy. */
  static Platform start() throws IOException, InterruptedException {
    Path home = Path.of("target", "platform-" + ProcessHandle.current().pid()).toAbsolutePath();
    Platform platform = new Platform(home);
    Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
    platform.launcher("up", "-d");
    return platform;
  }

  /** Where clients come in. */
  URI gateway() {
    return URI.create("http://127.0.0.1:" + environment.get("DEVMENTOR_GATEWAY_PORT"));
  }

  /** Where a service itself listens. */
  URI service(String name) {
    return URI.create(status().path("services").path(name).path("url").asText());
  }

  /** What {@code status --json} says, also while something is missing. */
  JsonNode status() {
    try {
      return JSON.readTree(launcher(Set.of(0, 1), "status", "--json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection that sees everything, to check what is left in the database. */
  Connection superuser() throws SQLException {
    JsonNode postgres = status().path("postgres");
    JsonNode user = postgres.path("users").path("superuser");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                postgres.path("host").asText(),
                postgres.path("port").asInt(),
                postgres.path("database").asText()),
        user.path("name").asText(),
        user.path("password").asText());
  }

  /** Stops a process without its knowledge, as a machine that hangs does, until it is closed. */
  AutoCloseable hang(String name) throws IOException, InterruptedException {
    long pid = pid(name);
    signal("STOP", pid);
    return () -> signal("CONT", pid);
  }

  /** Ends a process at once; the id it had. */
  long kill(String name) throws IOException, InterruptedException {
    long pid = pid(name);
    signal("KILL", pid);
    return pid;
  }

  /** The process id of a server or service. */
  long pid(String name) {
    JsonNode status = status();
    JsonNode process = status.has(name) ? status.path(name) : status.path("services").path(name);
    return process.path("pid").asLong();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -" + name + " " + pid + " failed");
    }
  }

  /** Everything the services and servers have logged so far, by file. */
  Map<Path, List<String>> logs() throws IOException {
    Map<Path, List<String>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of(status().path("logs").asText()))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.put(file.getFileName(), readLossy(file));
      }
    }
    return lines;
  }

  private static List<String> readLossy(Path file) throws IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  /** Runs the launcher to its end and returns what it printed. */
  String launcher(String... arguments) throws IOException, InterruptedException {
    return launcher(Set.of(0), arguments);
  }

  private String launcher(Set<Integer> exitCodes, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                REPOSITORY.resolve("local-stack/target/local-stack-launcher.jar").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(REPOSITORY.toFile());
    builder.environment().putAll(environment);
    Path errors = Files.createTempFile("launcher", ".err");
    Path output = Files.createTempFile("launcher", ".out");
    builder.redirectError(errors.toFile()).redirectOutput(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(400, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    String complained = Files.readString(errors);
    Files.delete(output);
    Files.delete(errors);
    if (!ended || !exitCodes.contains(process.exitValue())) {
      throw new IllegalStateException(
          "launcher %s failed:%n%s%n%s".formatted(List.of(arguments), said, complained));
    }
    return said;
  }

  @Override
  public void close() {
    try {
      launcher("down");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> freePorts() {
    Map<String, String> free = new TreeMap<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String name : PORTS) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        free.put(name, String.valueOf(socket.getLocalPort()));
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return free;
  }
}
