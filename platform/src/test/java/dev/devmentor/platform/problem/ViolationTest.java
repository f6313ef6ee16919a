package dev.devmentor.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViolationTest {

  @Test
  void staysOnOneLineOfALog() {
    assertThat(new Violation("a\r\n19:00 ERROR forged\u001b[31m", "is\u0000 wrong"))
        .isEqualTo(new Violation("a\uFFFD\uFFFD19:00 ERROR forged\uFFFD[31m", "is\uFFFD wrong"));
    assertThat(new InvalidRequest("größe", "ist ‘falsch’").violations().getFirst().message())
        .isEqualTo("ist ‘falsch’");
  }
}
