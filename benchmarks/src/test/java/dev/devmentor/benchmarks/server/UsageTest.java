package dev.devmentor.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class UsageTest {

  @Test
  void countsWhatStartScriptHasStarted() throws IOException, InterruptedException {
    Process script = new ProcessBuilder("sh", "-c", "sleep 60 & wait").start();
    try {
      while (script.descendants().findAny().isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      double alone = Usage.residentMegabytes(script.descendants().findAny().orElseThrow().pid());
      assertThat(Usage.residentMegabytes(script.pid())).isGreaterThan(alone);
    } finally {
      script.descendants().forEach(ProcessHandle::destroy);
      script.destroy();
    }
  }

  @Test
  void countsProcessorTime() {
    long process = ProcessHandle.current().pid();
    double before = Usage.processorSeconds(process);
    assertThat(before).isPositive();
    assertThat(Usage.processorSeconds(process)).isGreaterThanOrEqualTo(before);
  }
}
