package dev.devmentor.gateway.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  @ParameterizedTest
  @ValueSource(strings = {"*", "https://*", "app.example", "https://app.example/", "null"})
  void refusesToLetEverybodyIn(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cors(config(Set.of(origin))))
        .withMessageContaining("devmentor.cors.origins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example", "http://localhost:3000"})
  void takesNamedOrigins(String origin) {
    assertThat(new Cors(config(Set.of(origin)))).isNotNull();
  }

  private static CorsConfig config(Set<String> origins) {
    return new CorsConfig() {
      @Override
      public Optional<Set<String>> origins() {
        return Optional.of(origins);
      }

      @Override
      public Duration maxAge() {
        return Duration.ofMinutes(1);
      }
    };
  }
}
