package dev.devmentor.gateway.cache.store;

import dev.devmentor.gateway.pipeline.Delivery;

/** How a write ended, as far as the gateway can tell. */
public enum WriteOutcome {
  /** It may have been done, but will not be done later. */
  DONE,
  /** It was not done. */
  REFUSED,
  /** There was no answer. It may even be done later. */
  UNKNOWN;

  /**
   * A service that fails may have done it all the same, but not later than its answer. Neither does
   * a refusal say what became of an attempt before.
   */
  public static WriteOutcome of(int status, Delivery delivery) {
    boolean refused = status >= 400 && status < 500 && !delivery.isRepeated();
    return refused ? REFUSED : DONE;
  }

  /** Without an answer. No service acts on a request once it has broken off. */
  public static WriteOutcome unanswered(Delivery delivery) {
    if (delivery.isNothing()) {
      return REFUSED;
    }
    return delivery.isWhole() ? UNKNOWN : DONE;
  }

  boolean mayHaveChanged() {
    return this != REFUSED;
  }

  boolean isKnown() {
    return this != UNKNOWN;
  }
}
