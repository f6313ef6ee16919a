package dev.devmentor.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

  private long now;
  private final Pause pause = new Pause(Duration.ofSeconds(1), () -> now);

  @Test
  void everybodyMayTryWhileAllIsWell() {
    assertThat(pause.mayTry()).isTrue();
    assertThat(pause.mayTry()).isTrue();
    assertThat(pause.end()).isFalse();
  }

  @Test
  void nobodyTriesDuringThePauseAndOneAfterIt() {
    assertThat(pause.begin()).isTrue();
    assertThat(pause.begin()).isFalse();
    assertThat(pause.mayTry()).isFalse();

    now += 1_000_000_000;

    assertThat(pause.mayTry()).isTrue();
    assertThat(pause.mayTry()).isFalse();
  }

  @Test
  void anAnswerEndsThePause() {
    pause.begin();

    assertThat(pause.end()).isTrue();
    assertThat(pause.mayTry()).isTrue();
    assertThat(pause.mayTry()).isTrue();
  }
}
