package dev.devmentor.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasurementsTest {

  @Test
  void takesTheMiddleRoundOfEachName() {
    Measurements rounds = new Measurements();
    for (double perSecond : new double[] {300, 100, 200}) {
      rounds.keep("ours", new Measurement(1, 0, 1, perSecond, 1, 1, 1, 1));
    }
    rounds.keep("theirs", new Measurement(1, 0, 1, 50, 1, 1, 1, 1));
    assertThat(rounds.median("ours", Measurement::perSecond)).isEqualTo(200);
    assertThat(rounds.median("theirs", Measurement::perSecond)).isEqualTo(50);
  }
}
