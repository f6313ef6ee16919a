package dev.devmentor.auth.refresh;

import static dev.devmentor.auth.refresh.StoredSession.Outcome.ENDED;
import static dev.devmentor.auth.refresh.StoredSession.Outcome.REPEAT;
import static dev.devmentor.auth.refresh.StoredSession.Outcome.REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredSessionTest {

  private static final Instant ROTATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Buffer CURRENT = Buffer.buffer("current");
  private static final Buffer PREVIOUS = Buffer.buffer("previous");
  private static final Buffer OLDER = Buffer.buffer("older");

  private static StoredSession after(Duration time, String revokeReason) {
    return new StoredSession(
        UUID.randomUUID(),
        CURRENT,
        PREVIOUS,
        Buffer.buffer("seed"),
        ROTATED,
        ROTATED.plus(Duration.ofDays(30)),
        revokeReason,
        ROTATED.plus(time));
  }

  /** Or it would have been replaced: its user may not log in. */
  @Test
  void endsWhenTheCurrentTokenWasNotReplaced() {
    assertThat(after(Duration.ofDays(29), null).outcome(CURRENT, GRACE)).isEqualTo(ENDED);
  }

  @Test
  void honoursThePreviousTokenForTenSeconds() {
    assertThat(after(Duration.ofMillis(9_999), null).outcome(PREVIOUS, GRACE)).isEqualTo(REPEAT);
    assertThat(after(Duration.ofSeconds(10), null).outcome(PREVIOUS, GRACE)).isEqualTo(REUSED);
  }

  @Test
  void takesAnOlderTokenForATheft() {
    assertThat(after(Duration.ZERO, null).outcome(OLDER, GRACE)).isEqualTo(REUSED);
  }

  @Test
  void endsWhenItIsNotUsed() {
    assertThat(after(Duration.ofDays(30), null).outcome(CURRENT, GRACE)).isEqualTo(ENDED);
    assertThat(after(Duration.ofDays(30), null).outcome(OLDER, GRACE)).isEqualTo(ENDED);
  }

  @Test
  void tellsWhyItEnded() {
    assertThat(after(Duration.ZERO, "logout").outcome(CURRENT, GRACE)).isEqualTo(ENDED);
    assertThat(after(Duration.ZERO, "token_reused").outcome(CURRENT, GRACE)).isEqualTo(REUSED);
  }
}
