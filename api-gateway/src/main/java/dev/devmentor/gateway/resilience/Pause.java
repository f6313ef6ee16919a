package dev.devmentor.gateway.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Leaves a server alone for a while after a failure, then lets one request at a time find out
 * whether it is back.
 */
public final class Pause {

  private static final long NONE = Long.MIN_VALUE;

  private final AtomicLong until = new AtomicLong(NONE);
  private final long length;
  private final LongSupplier clock;

  /**
   * @param clock nanoseconds, as {@link System#nanoTime()}
   */
  public Pause(Duration length, LongSupplier clock) {
    this.length = length.toNanos();
    this.clock = clock;
  }

  /** Whether this request should ask the server. */
  public boolean mayTry() {
    long end = until.get();
    if (end == NONE) {
      return true;
    }
    long now = clock.getAsLong();
    return now - end >= 0 && until.compareAndSet(end, now + length);
  }

  /** Until the next request may ask; zero if that is now. */
  public Duration left() {
    long end = until.get();
    return end == NONE ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - clock.getAsLong()));
  }

  /** The server failed; true if it was fine before. */
  public boolean begin() {
    return until.getAndSet(clock.getAsLong() + length) == NONE;
  }

  /** The server answered; true if it was away before. */
  public boolean end() {
    return until.get() != NONE && until.getAndSet(NONE) != NONE;
  }
}
