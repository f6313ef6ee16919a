package dev.devmentor.gateway.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.token.InvalidToken;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTokenClientTest {

  @Test
  void refusesEveryTokenWithoutAKey() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ApiTokenConfig.class)
            .withConverter(
                Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
            .build();
    ApiTokenClient keyless =
        new ApiTokenClient(null, null, config.getConfigMapping(ApiTokenConfig.class));

    assertThatThrownBy(() -> keyless.verify("dmt_any").await().indefinitely())
        .isInstanceOf(InvalidToken.class);
  }
}
