package dev.devmentor.gateway.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Notices that nothing has happened for too long. One timer, however many bytes flow. */
final class IdleWatch {

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private long timer = NO_TIMER;
  private long touchedAt;

  IdleWatch(Vertx vertx) {
    this.vertx = vertx;
  }

  /** From now on, runs {@code expired} once nothing was noted for {@code limit}. */
  void expect(Duration limit, Runnable expired) {
    stop();
    touch();
    arm(limit.toNanos(), limit.toNanos(), expired);
  }

  /** Something happened. */
  void touch() {
    touchedAt = System.nanoTime();
  }

  /** Expects nothing any more. */
  void stop() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void arm(long wait, long limit, Runnable expired) {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait + 999_999));
    timer = vertx.setTimer(millis, _ -> check(limit, expired));
  }

  private void check(long limit, Runnable expired) {
    timer = NO_TIMER;
    long rest = limit - (System.nanoTime() - touchedAt);
    if (rest <= 0) {
      expired.run();
    } else {
      arm(rest, limit, expired);
    }
  }
}
