package dev.devmentor.auth.password;

import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.platform.context.CallerContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
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
  private final Timer work;

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
    work =
        Timer.builder("devmentor.password.work")
            .description("Passwords that were hashed or checked, and how long each took")
            .register(metrics);
  }

  /**
   * Does the work and hands its result to the Vert.x context of the caller; fails with {@link
   * Refusal.TooBusy} when the queue is full.
   */
  <T> Uni<T> run(Supplier<T> task) {
    return CallerContext.resume(Uni.createFrom().emitter(emitter -> enqueue(task, emitter)));
  }

  private <T> void enqueue(Supplier<T> task, UniEmitter<? super T> emitter) {
    try {
      threads.execute(() -> complete(task, emitter));
    } catch (RejectedExecutionException full) {
      emitter.fail(new Refusal.TooBusy("logins"));
    }
  }

  private <T> void complete(Supplier<T> task, UniEmitter<? super T> emitter) {
    try {
      emitter.complete(work.record(task));
    } catch (RuntimeException | Error failure) {
      emitter.fail(failure);
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
