package dev.devmentor.gateway.cache.store;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Ends of writes that Redis was not told of. It is told again and again until it has taken all of
 * them: other gateways may have answers that they make void.
 */
final class MissedWrites {

  private final Vertx vertx;
  private final Function<WriteEnd, Future<Void>> tell;
  private final long pauseMillis;
  private final int most;
  private final Deque<WriteEnd> ends = new ArrayDeque<>();
  private volatile boolean any;

  /**
   * @param tell tells Redis of one; fails if that cannot be done
   * @param pause after which it is tried again
   * @param most that are remembered one by one
   */
  MissedWrites(Vertx vertx, Function<WriteEnd, Future<Void>> tell, Duration pause, int most) {
    this.vertx = vertx;
    this.tell = tell;
    this.pauseMillis = Math.max(1, pause.toMillis());
    this.most = most;
  }

  /** Whether there are any: whatever Redis has may be stale. */
  boolean any() {
    return any;
  }

  /** Remembers one. */
  synchronized void add(WriteEnd end) {
    if (ends.size() >= most) {
      forgetWhich();
    }
    ends.add(end);
    if (!any) {
      any = true;
      // As nobody in particular: what follows is done for all.
      VertxContext.getRootContext(vertx.getOrCreateContext()).runOnContext(_ -> tellLater());
    }
  }

  /** One that has touched everything says no less than all of them. */
  private void forgetWhich() {
    boolean known = ends.stream().allMatch(end -> end.outcome().isKnown());
    ends.clear();
    ends.add(
        new WriteEnd(
            UUID.randomUUID(),
            List.of(StoreKeys.EVERYTHING),
            known ? WriteOutcome.DONE : WriteOutcome.UNKNOWN));
  }

  private void tellLater() {
    vertx.setTimer(pauseMillis, _ -> tellNext());
  }

  private void tellNext() {
    WriteEnd next = next();
    tell.apply(next).onSuccess(_ -> goOn(next)).onFailure(_ -> tellLater());
  }

  private void goOn(WriteEnd told) {
    if (forget(told)) {
      tellNext();
    }
  }

  private synchronized WriteEnd next() {
    return ends.element();
  }

  /** Whether there are others. It may have become one with them meanwhile. */
  private synchronized boolean forget(WriteEnd told) {
    ends.remove(told);
    any = !ends.isEmpty();
    return any;
  }
}
