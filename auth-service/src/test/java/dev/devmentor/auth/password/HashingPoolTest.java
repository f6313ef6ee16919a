package dev.devmentor.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.auth.refusal.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingPoolTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final HashingPool pool =
      new HashingPool(new TestPasswordConfig(19_456, 2, OptionalInt.of(1), 1), metrics);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void stop() {
    gate.countDown();
    pool.stop();
  }

  private String work() {
    try {
      gate.await();
      return "done";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private UniAssertSubscriber<String> submit() {
    return pool.run(this::work).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void turnsAwayWhoeverFindsTheQueueFull() {
    UniAssertSubscriber<String> working = submit();
    UniAssertSubscriber<String> waiting = submit();

    assertThat(metrics.get("devmentor.password.waiting").gauge().value()).isOne();
    submit().awaitFailure().assertFailedWith(Refusal.TooBusy.class);

    gate.countDown();
    working.awaitItem().assertItem("done");
    waiting.awaitItem().assertItem("done");
  }

  @Test
  void tellsWhenToComeAgain() {
    Refusal busy = new Refusal.TooBusy("logins");

    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.retryAfter()).isPresent();
  }

  @Test
  void passesFailuresOn() {
    assertThatThrownBy(
            () ->
                pool.run(
                        () -> {
                          throw new IllegalArgumentException("broken");
                        })
                    .await()
                    .atMost(Duration.ofSeconds(5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A request's user hangs on its context; the work of all is done by the same threads. */
  @Test
  void goesOnInTheContextOfEachCaller() {
    Vertx vertx = Vertx.vertx();
    HashingPool roomy =
        new HashingPool(new TestPasswordConfig(19_456, 2, OptionalInt.of(1), 8), metrics);
    try {
      List<CompletableFuture<Boolean>> requests =
          Stream.generate(() -> request(vertx, roomy)).limit(8).toList();
      gate.countDown();

      assertThat(requests).extracting(CompletableFuture::join).containsOnly(true);
    } finally {
      roomy.stop();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** Whether a request got its result where it had asked for it. */
  private CompletableFuture<Boolean> request(Vertx vertx, HashingPool asked) {
    CompletableFuture<Boolean> same = new CompletableFuture<>();
    Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    own.runOnContext(
        _ ->
            asked
                .run(this::work)
                .subscribe()
                .with(
                    _ -> same.complete(own.equals(Vertx.currentContext())),
                    same::completeExceptionally));
    return same;
  }
}
