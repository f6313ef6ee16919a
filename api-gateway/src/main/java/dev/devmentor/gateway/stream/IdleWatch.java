package dev.devmentor.gateway.stream;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices that nothing has happened for too long. One timer, however many bytes flow and whatever
 * is expected next.
 */
public final class IdleWatch {

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private long timer = NO_TIMER;
  private long dueAt;
  private long touchedAt;
  private long limit;
  private Runnable expired;

  /** Expects nothing yet. */
  public IdleWatch(Vertx vertx) {
    this.vertx = vertx;
  }

  /** From now on, runs {@code expired} once nothing was noted for {@code limit}. */
  public void expect(Duration limit, Runnable expired) {
    this.limit = limit.toNanos();
    this.expired = expired;
    touch();
    if (timer == NO_TIMER || dueAt - touchedAt > this.limit) {
      stop();
      arm(this.limit);
    }
  }

  /** Something happened. */
  public void touch() {
    touchedAt = System.nanoTime();
  }

  /** Expects nothing any more. */
  public void stop() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void arm(long wait) {
    dueAt = System.nanoTime() + wait;
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait + 999_999));
    timer = vertx.setTimer(millis, _ -> check());
  }

  private void check() {
    timer = NO_TIMER;
    long rest = limit - (System.nanoTime() - touchedAt);
    if (rest <= 0) {
      expired.run();
    } else {
      arm(rest);
    }
  }
}
