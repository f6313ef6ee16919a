package dev.devmentor.learning.assessment.irt;

import java.util.UUID;

/** Where a test stands after some answers. */
public sealed interface TestState {

  /** The ability as far as it is known. */
  AbilityEstimate estimate();

  /**
   * The test goes on.
   *
   * @param itemId the item to ask next
   */
  record Asking(AbilityEstimate estimate, UUID itemId) implements TestState {}

  /** The test is over. */
  record Ended(AbilityEstimate estimate, TestEnd end) implements TestState {}
}
