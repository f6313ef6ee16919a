package dev.devmentor.gateway.admission;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers the claims that come in one turn of an event loop and has them decided together: what a
 * busy gateway asks Redis costs one question for many requests. It lives on one event loop.
 */
final class ClaimBatch {

  /** Redis does nothing else while it decides them. */
  private static final int LARGEST = 64;

  private final Vertx vertx;
  private final Function<List<Claim>, Future<List<Verdict>>> decision;
  private List<Waiting> waiting = new ArrayList<>();

  /**
   * @param decision one verdict for each claim, in their order
   */
  ClaimBatch(Vertx vertx, Function<List<Claim>, Future<List<Verdict>>> decision) {
    this.vertx = vertx;
    this.decision = decision;
  }

  private record Waiting(Claim claim, Context caller, Promise<Verdict> verdict) {}

  /** The verdict, on the context of the caller; to be called on the event loop. */
  Future<Verdict> add(Claim claim) {
    Waiting one = new Waiting(claim, vertx.getOrCreateContext(), Promise.promise());
    waiting.add(one);
    if (waiting.size() == 1) {
      // Behind everything that this turn has still to read, and as nobody in particular.
      VertxContext.getRootContext(one.caller()).runOnContext(_ -> decide());
    }
    return one.verdict().future();
  }

  private void decide() {
    List<Waiting> all = waiting;
    waiting = new ArrayList<>();
    for (int from = 0; from < all.size(); from += LARGEST) {
      decide(all.subList(from, Math.min(all.size(), from + LARGEST)));
    }
  }

  private void decide(List<Waiting> some) {
    Future.succeededFuture(some.stream().map(Waiting::claim).toList())
        .compose(decision)
        .onSuccess(
            verdicts -> {
              for (int i = 0; i < some.size(); i++) {
                tell(some.get(i), Future.succeededFuture(verdicts.get(i)));
              }
            })
        .onFailure(failure -> some.forEach(one -> tell(one, Future.failedFuture(failure))));
  }

  private static void tell(Waiting one, Future<Verdict> outcome) {
    one.caller().runOnContext(_ -> outcome.onComplete(one.verdict()));
  }
}
