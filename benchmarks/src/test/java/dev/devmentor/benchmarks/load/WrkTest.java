package dev.devmentor.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {

  @Test
  void readsReportInMillisecondsAndLeavesFailuresOutOfTheRate() throws IOException {
    Measurement felt =
        Wrk.measurement(
            """
            {"requests":5000,"micros":2000000,"failures":1000,
             "p50":1500,"p95":3000,"p99":4500,"max":90000}
            """);
    assertThat(felt).isEqualTo(new Measurement(5_000, 1_000, 2, 2_000, 1.5, 3, 4.5, 90));
  }
}
