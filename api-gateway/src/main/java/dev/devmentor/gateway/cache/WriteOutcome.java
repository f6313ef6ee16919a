package dev.devmentor.gateway.cache;

/** How a write ended, as far as the gateway can tell. */
enum WriteOutcome {
  /** The service has answered, and may have done it. */
  DONE,
  /** The service refused it. */
  REFUSED,
  /** There was no answer. It may even be done later. */
  UNKNOWN;

  /** A service that fails may have done it all the same, but not later than its answer. */
  static WriteOutcome of(int status) {
    return status >= 400 && status < 500 ? REFUSED : DONE;
  }

  boolean mayHaveChanged() {
    return this != REFUSED;
  }

  boolean isKnown() {
    return this != UNKNOWN;
  }
}
