package dev.devmentor.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private long now = 1;
  private final Breaker breaker = new Breaker(3, PAUSE, () -> now);

  @Test
  void staysClosedWhileFailuresAreFew() {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();

    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.opensIn()).isZero();
  }

  @Test
  void opensAfterFailuresInARow() {
    fail();

    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.opensIn()).isEqualTo(PAUSE);
  }

  @Test
  void letsOneRequestAtATimeFindOut() {
    fail();
    now += PAUSE.toNanos();

    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isFalse();
  }

  @Test
  void closesWhenTheProbeIsAnswered() {
    fail();
    now += PAUSE.toNanos();
    breaker.admits();

    assertThat(breaker.succeeded()).isTrue();
    assertThat(IntStream.range(0, 10).allMatch(_ -> breaker.admits())).isTrue();
  }

  @Test
  void staysOpenWhenTheProbeFails() {
    fail();
    now += PAUSE.toNanos();
    breaker.admits();
    breaker.failed();
    now += PAUSE.toNanos() - 1;

    assertThat(breaker.admits()).isFalse();
  }

  @Test
  void anAbandonedProbeDoesNotKeepItOpen() {
    fail();
    now += PAUSE.toNanos();
    breaker.admits();
    now += PAUSE.toNanos();

    assertThat(breaker.admits()).isTrue();
  }

  private void fail() {
    IntStream.range(0, 3).forEach(_ -> breaker.failed());
  }
}
