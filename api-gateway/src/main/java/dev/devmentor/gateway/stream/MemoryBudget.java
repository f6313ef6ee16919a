package dev.devmentor.gateway.stream;

import io.quarkus.runtime.configuration.MemorySize;
import java.util.concurrent.atomic.AtomicLong;

/** So many bytes of memory, for all requests together. */
public final class MemoryBudget {

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  public MemoryBudget(MemorySize most) {
    this.most = most.asLongValue();
  }

  /** Takes some if there are so many left; false if not. */
  public boolean tryTake(long bytes) {
    boolean fits = taken.addAndGet(bytes) <= most;
    if (!fits) {
      giveBack(bytes);
    }
    return fits;
  }

  /** Takes some whether they are left or not: they are in use already. */
  public void take(long bytes) {
    taken.addAndGet(bytes);
  }

  /** So many are not in use any more. */
  public void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  /** Whether nothing is left. */
  public boolean isSpent() {
    return taken.get() >= most;
  }
}
