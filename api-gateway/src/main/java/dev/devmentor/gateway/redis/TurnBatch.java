package dev.devmentor.gateway.redis;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers the questions that come in one turn of an event loop and has them answered together: what
 * a busy gateway asks Redis costs one round trip for many requests.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class TurnBatch<Q, A> {

  /** Redis does nothing else while it answers them. */
  private static final int LARGEST = 64;

  private final Vertx vertx;
  private final Function<List<Q>, Future<List<A>>> together;
  private final ThreadLocal<List<Waiting<Q, A>>> waiting = ThreadLocal.withInitial(ArrayList::new);

  /**
   * @param together one answer for each question, in their order
   */
  public TurnBatch(Vertx vertx, Function<List<Q>, Future<List<A>>> together) {
    this.vertx = vertx;
    this.together = together;
  }

  private record Waiting<Q, A>(Q question, Context caller, Promise<A> answer) {}

  /**
   * The answer, on the context of the caller.
   *
   * @throws IllegalStateException elsewhere than on an event loop, where no turn ends
   */
  public Future<A> ask(Q question) {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException("Only an event loop can ask, not " + Thread.currentThread());
    }
    Waiting<Q, A> one = new Waiting<>(question, vertx.getOrCreateContext(), Promise.promise());
    List<Waiting<Q, A>> ofThisTurn = waiting.get();
    ofThisTurn.add(one);
    if (ofThisTurn.size() == 1) {
      // Behind everything that this turn has still to read, and as nobody in particular.
      VertxContext.getRootContext(one.caller()).runOnContext(_ -> askAll(ofThisTurn));
    }
    return one.answer().future();
  }

  private void askAll(List<Waiting<Q, A>> all) {
    waiting.remove();
    for (int from = 0; from < all.size(); from += LARGEST) {
      ask(all.subList(from, Math.min(all.size(), from + LARGEST)));
    }
  }

  private void ask(List<Waiting<Q, A>> some) {
    Future.succeededFuture(some.stream().map(Waiting::question).toList())
        .compose(together)
        .compose(answers -> complete(some, answers))
        .onSuccess(
            answers -> {
              for (int i = 0; i < some.size(); i++) {
                tell(some.get(i), Future.succeededFuture(answers.get(i)));
              }
            })
        .onFailure(failure -> some.forEach(one -> tell(one, Future.failedFuture(failure))));
  }

  /** Nobody waits for an answer that is not there. */
  private static <A> Future<List<A>> complete(List<?> questions, List<A> answers) {
    return answers.size() == questions.size()
        ? Future.succeededFuture(answers)
        : Future.failedFuture(
            "%d answers to %d questions".formatted(answers.size(), questions.size()));
  }

  private static <Q, A> void tell(Waiting<Q, A> one, Future<A> outcome) {
    one.caller().runOnContext(_ -> outcome.onComplete(one.answer()));
  }
}
