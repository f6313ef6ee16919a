package dev.devmentor.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.benchmarks.load.Measurement;
import dev.devmentor.benchmarks.machine.MachineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

  @TempDir private Path folder;

  @Test
  void givesBackWhatItKept() throws IOException {
    Result result = result("2026-01-02T10:00:00Z", 0.6);
    new ResultStore(folder).keep(result);
    assertThat(new ResultStore(folder).newest()).containsExactly(result);
  }

  @Test
  void keepsOneRunForEachDayAndShowsTheNewest() throws IOException {
    ResultStore store = new ResultStore(folder);
    Result newest = result("2026-01-03T10:00:00Z", 0.4);
    store.keep(newest);
    store.keep(result("2026-01-02T10:00:00Z", 0.6));
    assertThat(folder.resolve("door")).isDirectoryContaining("glob:**/2026-01-02.json");
    assertThat(store.newest()).containsExactly(newest);
  }

  @Test
  void showsBarAndVerdict() throws IOException {
    new ResultStore(folder).keep(result("2026-01-02T10:00:00Z", 0.4));
    assertThat(folder.resolve("README.md"))
        .content()
        .contains("| requests/s, to nginx | ≥ 0.50 × | 0.40 × | **no** |")
        .contains("nginx 1.22", "`benchmarks/run door`", "![Closed loop](door/figure-1.svg)");
  }

  @Test
  void plotsFigures() throws IOException {
    new ResultStore(folder).keep(result("2026-01-02T10:00:00Z", 0.6));
    assertThat(Files.readString(folder.resolve("door/figure-1.svg")))
        .contains("<svg", "rgb(47,111,168)");
  }

  @Test
  void reachesBarOnItsGoodSide() {
    assertThat(Bar.atLeast(3, "×", "ratio", 3).reached()).isTrue();
    assertThat(Bar.atLeast(3, "×", "ratio", 2.99).reached()).isFalse();
    assertThat(Bar.atMost(2, "ms", "added", 2).reached()).isTrue();
    assertThat(Bar.atMost(2, "ms", "added", 2.01).reached()).isFalse();
  }

  private static Result result(String at, double measured) {
    return new Result(
        "door",
        "benchmarks/run door",
        Instant.parse(at),
        new MachineFacts("processor", 2, 16_000, "system", "25", "abc", 0.01),
        Map.of("nginx", "1.22"),
        List.of(Bar.atLeast(0.5, "×", "requests/s, to nginx", measured)),
        List.of(new Figure("Closed loop", "requests/s", Map.of("nginx", 20_000.0))),
        Map.of("nginx", List.of(new Measurement(10, 0, 1, 10, 1, 2, 3, 4))));
  }
}
