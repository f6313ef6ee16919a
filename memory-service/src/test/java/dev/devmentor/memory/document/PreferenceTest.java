package dev.devmentor.memory.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=10 | 10",
        "respond-async, wait=5 | 5",
        "wait = \"7\"; foo | 7",
        "wait=100000 | 30",
        "wait=-1 | 0",
        "wait=soon | 0",
        "await=9 | 0",
        "wait=99999999999999999999 | 0",
      })
  void readsTheWait(String header, long seconds) {
    assertThat(Preference.wait(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void waitsForNothingWithoutHeader() {
    assertThat(Preference.wait(null)).isZero();
  }
}
