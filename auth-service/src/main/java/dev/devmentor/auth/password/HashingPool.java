package dev.devmentor.auth.password;

import dev.devmentor.auth.refusal.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A few threads with a bounded queue: a login storm takes the cores it is given, the memory of as
 * many hashes, and leaves every other route alone.
 */
@ApplicationScoped
@Startup // its gauge is there from the beginning
class HashingPool {

  private final ThreadPoolExecutor threads;

  HashingPool(PasswordConfig config, MeterRegistry metrics) {
    int size = config.threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(config.queue()),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    Gauge.builder("devmentor.password.waiting", threads.getQueue(), Collection::size)
        .description("Passwords that wait to be hashed or checked")
        .register(metrics);
  }

  /**
   * Does the work and hands its result to the Vert.x context of the caller; fails with {@link
   * Refusal.TooBusy} when the queue is full.
   */
  <T> Uni<T> run(Supplier<T> work) {
    Context caller = Vertx.currentContext();
    return Uni.createFrom()
        .<T>emitter(emitter -> enqueue(work, emitter))
        .emitOn(
            result -> {
              if (caller == null) {
                result.run();
              } else {
                caller.runOnContext(_ -> result.run());
              }
            });
  }

  private <T> void enqueue(Supplier<T> work, UniEmitter<? super T> emitter) {
    try {
      threads.execute(() -> complete(work, emitter));
    } catch (RejectedExecutionException full) {
      emitter.fail(new Refusal.TooBusy());
    }
  }

  private static <T> void complete(Supplier<T> work, UniEmitter<? super T> emitter) {
    try {
      emitter.complete(work.get());
    } catch (RuntimeException | Error failure) {
      emitter.fail(failure);
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
