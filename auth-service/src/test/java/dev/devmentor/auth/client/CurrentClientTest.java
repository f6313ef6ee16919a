package dev.devmentor.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentClientTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "203.0.113.9 | 203.0.113.9",
        "198.51.100.1, 203.0.113.9 | 203.0.113.9",
        "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
        "fe80::1%eth0 | fe80:0:0:0:0:0:0:1",
        "unknown | 192.0.2.1",
        "example.test | 192.0.2.1",
        "'' | 192.0.2.1",
        "- | 192.0.2.1"
      })
  void believesTheNearestProxy(String header, String address) {
    assertThat(CurrentClient.of(header, "192.0.2.1", null).ipAddress()).isEqualTo(address);
  }

  @Test
  void doesWithoutAnAddress() {
    assertThat(CurrentClient.of(null, null, null)).isEqualTo(new Client(null, null));
  }

  @Test
  void shortensOverlongAgents() {
    assertThat(CurrentClient.of(null, null, "a".repeat(600)).userAgent()).hasSize(512);
    assertThat(CurrentClient.of(null, null, "  ").userAgent()).isNull();
  }
}
