package dev.devmentor.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.health.PlatformHealth.ServiceHealth;
import dev.devmentor.gateway.health.PlatformHealth.Status;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformHealthTest {

  @ParameterizedTest
  @CsvSource({"UP, UP, UP, 200", "UP, DOWN, DEGRADED, 200", "DOWN, DOWN, DOWN, 503"})
  void worksAsLongAsSomethingDoes(Status one, Status other, Status all, int status) {
    PlatformHealth health =
        PlatformHealth.of(
            Map.of("one", new ServiceHealth(one, 1), "other", new ServiceHealth(other, 1)));

    assertThat(health.status()).isEqualTo(all);
    assertThat(health.httpStatus()).isEqualTo(status);
  }
}
