package dev.devmentor.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

  private static final String ONE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String OTHER = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

  private static MasterKey master(String base64) {
    return new MasterKey(new Fixed(base64, Optional.empty()));
  }

  @Test
  void opensWhatItSealed() throws GeneralSecurityException {
    byte[] sealed = master(ONE).seal(SECRET, "kid");

    assertThat(master(ONE).open(sealed, "kid")).isEqualTo(SECRET);
    assertThat(sealed).hasSize(12 + SECRET.length + 16);
  }

  @Test
  void opensNothingThatWasTouchedOrMoved() {
    byte[] sealed = master(ONE).seal(SECRET, "kid");

    assertThatThrownBy(() -> master(OTHER).open(sealed, "kid"))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> master(ONE).open(sealed, "another kid"))
        .isInstanceOf(GeneralSecurityException.class);
    sealed[20] ^= 1;
    assertThatThrownBy(() -> master(ONE).open(sealed, "kid"))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void namesTheMasterKeyThatIsMissing() {
    StoredKey stored = new KeyForge(master(ONE)).make(KeyStatus.ACTIVE, Instant.EPOCH);
    assertThat(stored.sealedPrivate()).isNotEqualTo(Buffer.buffer());

    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyForge(master(OTHER)).open(stored))
        .withMessageContaining(master(ONE).id())
        .withMessageContaining("DEVMENTOR_MASTER_KEY");
  }

  @Test
  void derivesAnotherKeyForEachPurpose() {
    assertThat(master(ONE).derive("a")).hasSize(32).isNotEqualTo(master(ONE).derive("b"));
    assertThat(master(ONE).derive("a")).isNotEqualTo(master(OTHER).derive("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "not base64 !", "AAAAAAAAAAAAAAAAAAAAAA=="})
  void refusesToStartWithoutAWholeKey(String base64) {
    assertThatIllegalStateException()
        .isThrownBy(() -> master(base64))
        .withMessageContaining("DEVMENTOR_MASTER_KEY")
        .withNoCause();
  }

  @Test
  void opensWhatAnOlderMasterKeySealed() throws GeneralSecurityException {
    byte[] secret = {1, 2, 3};
    MasterKey replaced = new MasterKey(new Fixed(OTHER, Optional.of(List.of(ONE))));

    assertThat(replaced.open(master(ONE).seal(secret, "kid"), "kid")).isEqualTo(secret);
    assertThat(replaced.id()).isEqualTo(master(OTHER).id());
    assertThat(replaced.derive("a")).isEqualTo(master(OTHER).derive("a"));
    assertThat(replaced.derivations("a"))
        .containsExactly(master(OTHER).derive("a"), master(ONE).derive("a"));
    assertThatThrownBy(() -> master(ONE).open(replaced.seal(secret, "kid"), "kid"))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private record Fixed(String master, Optional<List<String>> others) implements KeyConfig {

    @Override
    public Duration refresh() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration handOver() {
      return Duration.ofSeconds(90);
    }

    @Override
    public Duration lifetime() {
      return Duration.ofDays(30);
    }

    @Override
    public Duration publishAhead() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration publishAfter() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration cache() {
      return Duration.ofMinutes(5);
    }

    @Override
    public Duration coolDown() {
      return Duration.ofSeconds(5);
    }
  }
}
