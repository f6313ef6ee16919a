package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void areTheUsualOnesUnlessMoved() {
    Ports ports = Ports.from(Map.of("DEVMENTOR_GATEWAY_PORT", "8001"));
    assertThat(ports.of(Part.GATEWAY)).isEqualTo(8001);
    assertThat(ports.of(Part.POSTGRES)).isEqualTo(15432);
    assertThat(ports.of(Part.REDIS)).isEqualTo(16379);
    assertThat(ports.of(Part.QDRANT)).isEqualTo(16334);
    assertThat(ports.of(Part.S3)).isEqualTo(19000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "80a", "1.5", "99999999999"})
  void refusesWhatIsNoPort(String value) {
    Map<String, String> environment = Map.of("DEVMENTOR_REDIS_PORT", value);
    assertThatThrownBy(() -> Ports.from(environment))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("DEVMENTOR_REDIS_PORT");
  }

  @Test
  void refusesOnePortForTwoParts() {
    Map<String, String> environment = Map.of("DEVMENTOR_REDIS_PORT", "8000");
    assertThatThrownBy(() -> Ports.from(environment))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("DEVMENTOR_GATEWAY_PORT");
  }
}
