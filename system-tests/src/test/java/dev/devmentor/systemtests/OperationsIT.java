package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands that log in to the platform's database as roles of operators, not of services. */
@ExtendWith(PlatformExtension.class)
class OperationsIT {

  private final Platform platform;

  OperationsIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void advisesAsMonitor() throws Exception {
    assertThat(platform.launcher("migrate", "advise", "--json"))
        .contains("{\"topic\":\"cache-hit-rate\"");
  }

  @Test
  void seedsAsImporter() throws Exception {
    String[] few = {"migrate", "seed", "--users", "1", "--documents-per-user", "0", "--json"};
    assertThat(platform.launcher(few)).startsWith("[{\"rows\":").doesNotContain("\"rows\":0,");
  }
}
