package dev.devmentor.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.devmentor.gateway.client.ProxyTrustConfig.Field;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientDetectionTest {

  private static final ClientOrigin PEER = new ClientOrigin("10.0.0.1", "http", "door:8000");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.7 | 192.0.2.7",
        "198.51.100.1, 192.0.2.7 | 192.0.2.7",
        "198.51.100.1, 192.0.2.7, 10.0.0.2 | 192.0.2.7",
        "192.0.2.7:4711 | 192.0.2.7",
        "[2001:db8::1]:4711 | 2001:db8::1",
        "2001:db8::1 | 2001:db8::1",
        "192.0.2.7, unknown, 10.0.0.2 | 10.0.0.2",
        "evil.example | 10.0.0.1",
        "10.0.0.3, 10.0.0.2 | 10.0.0.3",
      })
  void believesTheLastAddressBeforeTheTrustedProxies(String chain, String client) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", chain);

    assertThat(detection(Field.X_FORWARDED).behind(PEER, headers).address()).isEqualTo(client);
  }

  @Test
  void believesNobodyElse() {
    ClientOrigin stranger = new ClientOrigin("203.0.113.1", "http", "door:8000");
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("X-Forwarded-For", "192.0.2.7")
            .add("X-Forwarded-Proto", "https");

    assertThat(detection(Field.X_FORWARDED).behind(stranger, headers)).isEqualTo(stranger);
  }

  @Test
  void takesSchemeAndHostFromTheNearestProxy() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("X-Forwarded-For", "192.0.2.7")
            .add("X-Forwarded-Proto", "https")
            .add("X-Forwarded-Host", "api.example.org");

    assertThat(detection(Field.X_FORWARDED).behind(PEER, headers))
        .isEqualTo(new ClientOrigin("192.0.2.7", "https", "api.example.org"));
  }

  @Test
  void keepsItsOwnViewWhereTheProxyWritesNonsense() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("X-Forwarded-Proto", "gopher")
            .add("X-Forwarded-Host", "a b\"");

    assertThat(detection(Field.X_FORWARDED).behind(PEER, headers)).isEqualTo(PEER);
  }

  @Test
  void readsTheStandardField() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Forwarded", "for=198.51.100.1, for=\"[2001:db8::7]:99\";Proto=https")
            .add("Forwarded", "for=10.0.0.2;proto=https;host=\"api.example.org\"")
            .add("X-Forwarded-For", "203.0.113.5");

    assertThat(detection(Field.FORWARDED).behind(PEER, headers))
        .isEqualTo(new ClientOrigin("2001:db8::7", "https", "api.example.org"));
  }

  @Test
  void readsOnlyTheFieldThatItsProxiesSet() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Forwarded", "for=203.0.113.5");

    assertThat(detection(Field.X_FORWARDED).behind(PEER, headers)).isEqualTo(PEER);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0", "10.0.0.0/99", "proxy.example/8"})
  void namesTheNetworkThatIsNone(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Networks("devmentor.client.trusted-proxies", Set.of(network)))
        .withMessageContaining("devmentor.client.trusted-proxies")
        .withMessageContaining(network);
  }

  private static ClientDetection detection(Field field) {
    return new ClientDetection(
        new ProxyTrustConfig() {
          @Override
          public Optional<Set<String>> trustedProxies() {
            return Optional.of(Set.of("10.0.0.0/8"));
          }

          @Override
          public Field field() {
            return field;
          }
        });
  }
}
