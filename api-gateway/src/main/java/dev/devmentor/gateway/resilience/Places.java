package dev.devmentor.gateway.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/** So many requests at once and no more. */
public final class Places {

  private final int most;
  private final AtomicInteger taken = new AtomicInteger();

  /** All of them free. */
  public Places(int most) {
    this.most = most;
  }

  /** Takes one; false if there is none. Whoever gets one {@link #leave leaves}. */
  public boolean enter() {
    if (taken.incrementAndGet() <= most) {
      return true;
    }
    taken.decrementAndGet();
    return false;
  }

  /** Gives it back. */
  public void leave() {
    taken.decrementAndGet();
  }
}
