package dev.devmentor.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final String COMPOSED = "Z\u00fcrich, Z\u00fcrich";
  private static final String DECOMPOSED = "Zu\u0308rich, Zu\u0308rich";
  private static final TestPasswordConfig CHEAP =
      new TestPasswordConfig(64, 1, OptionalInt.of(1), 8);

  private final PasswordHasher hasher = new PasswordHasher(CHEAP);
  private final HashingPool pool = new HashingPool(CHEAP, new SimpleMeterRegistry());
  private final Passwords passwords = new Passwords(hasher, pool);

  @AfterEach
  void stop() {
    pool.stop();
  }

  private PasswordMatch check(String typed, String hash) {
    return passwords.check(typed, Optional.of(hash)).await().atMost(Duration.ofMinutes(1));
  }

  @Test
  void knowsAPasswordHoweverItIsComposed() {
    String hash = passwords.hash(DECOMPOSED).await().atMost(Duration.ofMinutes(1));

    assertThat(check(COMPOSED, hash)).isEqualTo(new PasswordMatch(true, null));
    assertThat(check(DECOMPOSED, hash)).isEqualTo(new PasswordMatch(true, null));
    assertThat(check("Zurich, Zurich", hash)).isEqualTo(PasswordMatch.NONE);
  }

  @Test
  void replacesHashesOfAnotherSpelling() {
    String imported = hasher.hash(DECOMPOSED);

    assertThat(check(COMPOSED, imported)).isEqualTo(PasswordMatch.NONE);
    PasswordMatch match = check(DECOMPOSED, imported);

    assertThat(match.matches()).isTrue();
    assertThat(check(COMPOSED, match.betterHash())).isEqualTo(new PasswordMatch(true, null));
  }

  @Test
  void nobodysPasswordIsNeverRight() {
    assertThat(passwords.check(DECOMPOSED, Optional.empty()).await().atMost(Duration.ofMinutes(1)))
        .isEqualTo(PasswordMatch.NONE);
  }
}
