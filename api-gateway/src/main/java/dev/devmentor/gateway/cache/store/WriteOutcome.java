package dev.devmentor.gateway.cache.store;

/** How a write ended, as far as the gateway can tell. */
public enum WriteOutcome {
  /** It may have been done, but will not be done later. */
  DONE,
  /** It was not done. */
  REFUSED,
  /** There was no answer. It may even be done later. */
  UNKNOWN;

  boolean mayHaveChanged() {
    return this != REFUSED;
  }

  boolean isKnown() {
    return this != UNKNOWN;
  }
}
