package dev.devmentor.memory.embedding;

import dev.devmentor.platform.problem.BackendUnavailable;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that run the model: never an event loop's, and apart for queries and passages, so
 * that a search does not wait for documents.
 */
final class InferenceThreads implements AutoCloseable {

  private final ThreadPoolExecutor queries;
  private final ThreadPoolExecutor passages;

  InferenceThreads(EmbeddingConfig config) {
    this.queries =
        pool(
            "embed-query",
            config.queryThreads(),
            new ArrayBlockingQueue<>(config.waitingQueries()));
    // The outbox bounds what comes here: it claims a batch only when the one before is done.
    this.passages = pool("embed-passage", config.passageThreads(), new LinkedBlockingQueue<>());
  }

  private static ThreadPoolExecutor pool(
      String name, int threads, BlockingQueue<Runnable> waiting) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        waiting,
        Thread.ofPlatform().name(name + "-", 0).daemon().factory());
  }

  /** Runs work that somebody waits for; fails with 503 if too many do. */
  <T> Uni<T> query(Callable<T> work) {
    return run(work, queries)
        .onFailure(RejectedExecutionException.class)
        .transform(_ -> new BackendUnavailable("embedding model"));
  }

  /** Runs work that can wait. */
  <T> Uni<T> passage(Callable<T> work) {
    return run(work, passages);
  }

  private static <T> Uni<T> run(Callable<T> work, ThreadPoolExecutor pool) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                pool.execute(
                    () -> {
                      try {
                        emitter.complete(work.call());
                      } catch (Throwable failure) {
                        emitter.fail(failure);
                      }
                    }));
  }

  @Override
  public void close() {
    queries.shutdownNow();
    passages.shutdownNow();
  }
}
