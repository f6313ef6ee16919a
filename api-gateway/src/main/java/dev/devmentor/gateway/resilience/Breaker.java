package dev.devmentor.gateway.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Leaves an instance alone after several failures in a row; then lets one request at a time find
 * out whether it is back.
 */
public final class Breaker {

  private final int threshold;
  private final Pause pause;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param threshold failures in a row
   * @param pause how long it is left alone
   * @param clock nanoseconds, as {@link System#nanoTime()}
   */
  Breaker(int threshold, Duration pause, LongSupplier clock) {
    this.threshold = threshold;
    this.pause = new Pause(pause, clock);
  }

  /** Whether a request may go there. */
  boolean admits() {
    return pause.mayTry();
  }

  /** It answered; true if it had been left alone. */
  public boolean succeeded() {
    failures.set(0);
    return pause.end();
  }

  /** It could not be reached or did not answer; true if it is left alone from now on. */
  public boolean failed() {
    return failures.incrementAndGet() >= threshold && pause.begin();
  }

  /** Until somebody may try again; zero if that is now. */
  Duration opensIn() {
    return pause.left();
  }
}
