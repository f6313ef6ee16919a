package dev.devmentor.gateway.process;

import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.GatewayClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The packaged gateway in a process of its own. */
final class GatewayProcess implements AutoCloseable {

  private static final Path PACKAGE = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Pattern ADDRESS =
      Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");

  /** Of a machine that does other things as well. */
  private static final Duration START = Duration.ofSeconds(60);

  /** Shorter than any drain of the tests: a gateway that only waits for its end is not done. */
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final URI address;

  private GatewayProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.address =
        await().atMost(START).until(this::announced, found -> !found.isEmpty()).getFirst();
  }

  /** Starts one on a port of its own and waits until it listens. */
  static GatewayProcess start(Map<String, String> config) {
    try {
      Path log = Files.createTempFile(Path.of("target"), "gateway-", ".log");
      Process process =
          new ProcessBuilder(command(config))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new GatewayProcess(process, log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts one and reads what it writes until it listens; whatever it writes then nobody reads. */
  static GatewayProcess startUnread(Map<String, String> config) {
    try {
      Process process = new ProcessBuilder(command(config)).redirectErrorStream(true).start();
      Path log = Files.createTempFile(Path.of("target"), "gateway-", ".log");
      BufferedReader output = process.inputReader();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
        if (ADDRESS.matcher(line).find()) {
          break;
        }
      }
      return new GatewayProcess(process, log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> command(Map<String, String> config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=0"));
    config.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", PACKAGE.toString()));
    return command;
  }

  private List<URI> announced() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the gateway did not start:\n" + log());
    }
    return ADDRESS.matcher(log()).results().map(GatewayProcess::address).toList();
  }

  private static URI address(MatchResult found) {
    return URI.create(found.group(1));
  }

  /** All that it has written so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  URI address() {
    return address;
  }

  GatewayClient client() {
    return new GatewayClient(address);
  }

  /** Tells it to stop, as a machine does that shuts down. */
  void terminate() {
    process.destroy();
  }

  /** Ends it where it stands. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void awaitEnd() {
    await().atMost(STOP).until(() -> !process.isAlive());
  }

  @Override
  public void close() {
    kill();
    try {
      Files.delete(log);
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
