package dev.devmentor.gateway.cache.store;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Looks again for answers that somebody else is asking for: once for all who wait for the same one
 * on an event loop, and less often the longer it takes.
 */
@Singleton
public class AnswerWatch {

  private static final long FIRST_PAUSE_MILLIS = 15;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final AnswerStore store;
  private final ThreadLocal<Map<Reading, Watch>> watches = ThreadLocal.withInitial(HashMap::new);

  AnswerWatch(Vertx vertx, AnswerStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  /**
   * What Redis says in a moment, on the context of the caller; fails if Redis does. Of all who wait
   * one is told to ask. To be called on an event loop.
   *
   * @param hasLeft whether nobody needs the answer any more: who has left does not ask
   */
  public Future<Finding> next(Reading reading, BooleanSupplier hasLeft) {
    Waiting one = new Waiting(vertx.getOrCreateContext(), hasLeft, Promise.promise());
    watches.get().computeIfAbsent(reading, this::begin).waiting.add(one);
    return one.finding().future();
  }

  /** As nobody in particular: those who wait come and go. */
  private Watch begin(Reading reading) {
    Watch watch = new Watch(reading);
    VertxContext.getRootContext(vertx.getOrCreateContext())
        .runOnContext(_ -> watch.lookAfterPause());
    return watch;
  }

  private record Waiting(Context caller, BooleanSupplier hasLeft, Promise<Finding> finding) {

    void tell(AsyncResult<Finding> outcome) {
      caller.runOnContext(_ -> finding.handle(outcome));
    }
  }

  /** Of one answer, as long as somebody waits for it. */
  private final class Watch {

    private final Reading reading;
    private List<Waiting> waiting = new ArrayList<>();
    private long pause = FIRST_PAUSE_MILLIS;

    Watch(Reading reading) {
      this.reading = reading;
    }

    void lookAfterPause() {
      vertx.setTimer(pause, _ -> look());
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
    }

    /** For those who are there now: what Redis says may be older than whoever comes later. */
    private void look() {
      List<Waiting> present =
          waiting.stream().filter(one -> !one.hasLeft().getAsBoolean()).toList();
      waiting = new ArrayList<>();
      if (present.isEmpty()) {
        watches.get().remove(reading);
        return;
      }
      store
          .find(reading)
          .onComplete(
              outcome -> {
                tell(present, outcome);
                lookAfterPause();
              });
    }

    private void tell(List<Waiting> all, AsyncResult<Finding> outcome) {
      if (outcome.succeeded() && outcome.result().state() == Finding.State.ASK) {
        appoint(all, outcome.result());
      } else {
        all.forEach(one -> one.tell(outcome));
      }
    }

    private void appoint(List<Waiting> all, Finding finding) {
      Optional<Waiting> asking =
          all.stream().filter(one -> !one.hasLeft().getAsBoolean()).findFirst();
      if (asking.isEmpty()) {
        store.release(reading, finding.generation());
      }
      Future<Finding> others = Future.succeededFuture(finding.asWait());
      for (Waiting one : all) {
        boolean asks = asking.isPresent() && asking.get().equals(one);
        one.tell(asks ? Future.succeededFuture(finding) : others);
      }
    }
  }
}
