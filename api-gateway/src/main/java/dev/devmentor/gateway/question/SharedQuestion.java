package dev.devmentor.gateway.question;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asked once for all who need the answer meanwhile; the answer is remembered for a while, a failure
 * is not.
 *
 * @param <A> the answer
 */
public final class SharedQuestion<A> {

  private final Vertx vertx;
  private final Supplier<Future<A>> question;
  private final Function<A, Duration> goodFor;
  private final AtomicReference<Asked<A>> latest = new AtomicReference<>();

  /**
   * @param question asks for it anew
   * @param goodFor how long an answer is remembered, from when it was asked for
   */
  public SharedQuestion(Vertx vertx, Supplier<Future<A>> question, Function<A, Duration> goodFor) {
    this.vertx = vertx;
    this.question = question;
    this.goodFor = goodFor;
  }

  private record Asked<A>(long at, Promise<A> answer) {}

  /** The answer, on the context of the caller. */
  public Future<A> ask() {
    Context caller = vertx.getOrCreateContext();
    Promise<A> own = Promise.promise();
    shared().onComplete(outcome -> caller.runOnContext(_ -> own.handle(outcome)));
    return own.future();
  }

  private Future<A> shared() {
    Asked<A> known = latest.get();
    if (known != null && isGood(known)) {
      return known.answer().future();
    }
    Asked<A> next = new Asked<>(System.nanoTime(), Promise.promise());
    if (!latest.compareAndSet(known, next)) {
      return shared();
    }
    Future.succeededFuture().compose(_ -> question.get()).onComplete(next.answer());
    return next.answer().future();
  }

  private boolean isGood(Asked<A> asked) {
    Future<A> answer = asked.answer().future();
    if (!answer.isComplete()) {
      return true;
    }
    return answer.succeeded()
        && System.nanoTime() - asked.at() < goodFor.apply(answer.result()).toNanos();
  }
}
