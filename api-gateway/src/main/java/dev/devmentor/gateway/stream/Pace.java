package dev.devmentor.gateway.stream;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Notices a body that only drips: less than so many bytes in a window of time, though the receiver
 * did not hold the sender up.
 */
public final class Pace {

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final long least;
  private long timer = NO_TIMER;
  private long counted;

  /**
   * @param least bytes in each window
   */
  public Pace(Vertx vertx, long least) {
    this.vertx = vertx;
    this.least = least;
  }

  /**
   * Runs {@code tooSlow} at the end of the first window with too little in it.
   *
   * @param heldUp whether it was held up since it was asked last
   */
  public void expect(Duration window, BooleanSupplier heldUp, Runnable tooSlow) {
    timer = vertx.setPeriodic(window.toMillis(), _ -> check(heldUp, tooSlow));
  }

  /** So many bytes came. */
  public void count(int bytes) {
    counted += bytes;
  }

  /** Expects nothing any more. */
  public void stop() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void check(BooleanSupplier heldUp, Runnable tooSlow) {
    boolean enough = counted >= least;
    counted = 0;
    if (!heldUp.getAsBoolean() && !enough) {
      stop();
      tooSlow.run();
    }
  }
}
