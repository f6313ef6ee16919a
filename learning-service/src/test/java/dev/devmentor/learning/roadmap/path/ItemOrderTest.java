package dev.devmentor.learning.roadmap.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.devmentor.learning.LearningProblem.RoadmapCycle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemOrderTest {

  @Test
  void keepsTheOrderOfItemsThatWaitForNothing() {
    assertThat(ItemOrder.of(List.of(List.of(), List.of(), List.of()))).containsExactly(0, 1, 2);
  }

  @Test
  void movesAnItemBehindWhatItWaitsFor() {
    assertThat(ItemOrder.of(List.of(List.of(2), List.of(), List.of()))).containsExactly(1, 2, 0);
  }

  @Test
  void namesTheItemsOfACycle() {
    assertThatExceptionOfType(RoadmapCycle.class)
        .isThrownBy(() -> ItemOrder.of(List.of(List.of(), List.of(2), List.of(1))))
        .satisfies(cycle -> assertThat(cycle.extensions()).containsEntry("items", List.of(1, 2)));
  }

  @Test
  void refusesAnItemThatWaitsForItself() {
    assertThatExceptionOfType(RoadmapCycle.class)
        .isThrownBy(() -> ItemOrder.of(List.of(List.of(0))));
  }
}
