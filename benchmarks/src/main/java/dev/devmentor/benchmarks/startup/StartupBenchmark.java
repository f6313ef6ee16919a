package dev.devmentor.benchmarks.startup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.devmentor.benchmarks.result.Bar;
import dev.devmentor.benchmarks.result.Figure;
import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.server.Platform;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From {@code ./devmentor up -d} to all parts healthy, with programs unpacked and data there (the
 * first start prepares them); and what the services take when nobody calls them.
 */
public final class StartupBenchmark {

  private static final int STARTS = 3;
  private static final int IDLE_SECONDS = 60;
  private static final List<String> SERVICES = List.of("auth", "projects", "memory", "learning");

  /** Measures it. */
  public Findings run(Repository repository, Path folder) throws IOException, InterruptedException {
    Platform platform = new Platform(repository, folder.resolve("home"));
    Map<String, Double> starts = new LinkedHashMap<>();
    starts.put("first", platform.up());
    double[] warm = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      platform.close();
      warm[i] = platform.up();
      starts.put("warm " + (i + 1), warm[i]);
    }
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    Map<String, Double> memory = memory(platform.status());
    platform.close();
    Arrays.sort(warm);
    List<Bar> bars = new ArrayList<>();
    bars.add(Bar.atMost(20, "s", "warm start, all healthy (median of 3)", warm[STARTS / 2]));
    memory.forEach(
        (service, size) ->
            bars.add(
                Bar.atMost(300, "MB", "resident memory, idle for a minute: " + service, size)));
    return new Findings(
        Map.of(),
        bars,
        List.of(
            new Figure("./devmentor up -d until all is healthy", "s", starts),
            new Figure("Resident memory, idle for a minute", "MB", memory)),
        Map.of());
  }

  private static Map<String, Double> memory(JsonNode status) throws IOException {
    Map<String, Double> memory = new LinkedHashMap<>();
    memory.put("gateway", Usage.residentMegabytes(status.path("gateway").path("pid").asLong()));
    for (String service : SERVICES) {
      long process = status.path("services").path(service).path("pid").asLong();
      memory.put(service, Usage.residentMegabytes(process));
    }
    return memory;
  }
}
