package dev.devmentor.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessAccessTest {

  private final ProcessAccess access = new ProcessAccess(() -> Set.of("127.0.0.0/8", "::1/128"));

  @ParameterizedTest
  @CsvSource({
    "/q/metrics, 127.0.0.1, true",
    "/q/metrics, 0:0:0:0:0:0:0:1, true",
    "/q/metrics, 192.0.2.7, false",
    "/q/metrics, 2001:db8::1, false",
    "/q/metrics, fe80::1%eth0, false",
    "/q/health/ready, 192.0.2.7, true",
    "/q/health, 192.0.2.7, true",
    "/q/healthy, 192.0.2.7, false",
    "/q/health/../metrics, 192.0.2.7, false",
    "/q/health/%2e%2e/metrics, 192.0.2.7, false",
  })
  void metricsAreForThoseNearby(String path, String peer, boolean admitted) {
    assertThat(access.admits(path, peer, MultiMap.caseInsensitiveMultiMap())).isEqualTo(admitted);
  }

  @Test
  void aProxyNearbyDoesNotBringOthersNearby() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", "192.0.2.7");

    assertThat(access.admits("/q/metrics", "127.0.0.1", headers)).isFalse();
  }
}
