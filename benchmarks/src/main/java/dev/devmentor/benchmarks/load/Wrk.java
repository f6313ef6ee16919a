package dev.devmentor.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A closed loop by <a href="https://github.com/wg/wrk">wrk</a>: it takes the least of the machine
 * that it shares with the server.
 */
public final class Wrk {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reports to standard error; a status above 399, a time-out or a broken connection fails. */
  private static final String REPORT =
      """
      done = function(summary, latency, requests)
        local e = summary.errors
        io.stderr:write(string.format(
          '{"requests":%d,"micros":%d,"failures":%d,"p50":%d,"p95":%d,"p99":%d,"max":%d}',
          summary.requests, summary.duration,
          e.connect + e.read + e.write + e.status + e.timeout,
          latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max))
      end
      """;

  private final Path script;
  private final int connections;

  /** With so many connections, from one thread. */
  public Wrk(Path folder, int connections) throws IOException {
    this.script = Files.writeString(folder.resolve("report.lua"), REPORT);
    this.connections = connections;
  }

  /** Asks for one address with one bearer token. */
  public Measurement get(URI target, String token, Duration duration) throws InterruptedException {
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + duration.toSeconds() + "s",
            "-s",
            script.toString(),
            "-H",
            "Authorization: Bearer " + token,
            target.toString());
    try {
      Process process =
          new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      String report = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("wrk " + target + ": " + report);
      }
      return measurement(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Measurement measurement(String report) throws IOException {
    JsonNode counts = JSON.readTree(report);
    long requests = counts.path("requests").asLong();
    long failures = counts.path("failures").asLong();
    double seconds = counts.path("micros").asLong() / 1e6;
    return new Measurement(
        requests,
        failures,
        seconds,
        (requests - failures) / seconds,
        counts.path("p50").asLong() / 1e3,
        counts.path("p95").asLong() / 1e3,
        counts.path("p99").asLong() / 1e3,
        counts.path("max").asLong() / 1e3);
  }
}
