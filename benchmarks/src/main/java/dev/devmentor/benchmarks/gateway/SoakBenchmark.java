package dev.devmentor.benchmarks.gateway;

import dev.devmentor.benchmarks.load.LoadGenerator;
import dev.devmentor.benchmarks.load.Measurement;
import dev.devmentor.benchmarks.result.Bar;
import dev.devmentor.benchmarks.result.Figure;
import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.server.Redis;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten minutes at a constant rate: resident memory of the gateway, minute by minute. Flat is when
 * the last minute is at most a twentieth above the third; the first two warm up.
 */
public final class SoakBenchmark {

  private static final int MINUTES = 10;
  private static final int PER_SECOND = 2_000;
  private static final int CONNECTIONS = 64;

  /** Measures it. */
  public Findings run(Repository repository, Path folder) throws IOException, InterruptedException {
    Issuer issuer = new Issuer();
    Probe probe = new Probe(issuer.token());
    Map<String, Double> memory = new LinkedHashMap<>();
    Map<String, List<Measurement>> measurements = new LinkedHashMap<>();
    try (Redis redis = Redis.in(folder.resolve("redis"));
        Server upstream = Nginx.upstream(folder.resolve("upstream"), issuer.jwks()).ready("/");
        Server gateway = Gateways.devmentor(repository, folder, upstream.url(), redis);
        LoadGenerator generator = new LoadGenerator(CONNECTIONS)) {
      for (int minute = 1; minute <= MINUTES; minute++) {
        String name = "minute " + minute;
        Measurement felt =
            generator.open(probe.call(gateway.url()), PER_SECOND, Duration.ofMinutes(1));
        measurements.put(name, List.of(felt.flawless(name)));
        memory.put(String.valueOf(minute), Usage.residentMegabytes(gateway.process().id()));
        System.out.printf("%s: %.0f MB, %s%n", name, memory.get(String.valueOf(minute)), felt);
      }
    }
    double growth = memory.get(String.valueOf(MINUTES)) / memory.get("3");
    return new Findings(
        Map.of(),
        List.of(Bar.atMost(1.05, "×", "memory after ten minutes, to that after three", growth)),
        List.of(new Figure("Resident memory by minute, 2,000 requests/s", "MB", memory)),
        measurements);
  }
}
