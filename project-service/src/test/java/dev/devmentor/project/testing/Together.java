package dev.devmentor.project.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs things at the same time. */
public final class Together {

  private Together() {}

  /** Runs all of them, let go at one moment; their results in order. */
  public static <T> List<T> run(List<Callable<T>> tasks) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<Future<T>> results =
          tasks.stream()
              .map(
                  task ->
                      threads.submit(
                          () -> {
                            start.await();
                            return task.call();
                          }))
              .toList();
      start.countDown();
      return results.stream().map(Together::result).toList();
    }
  }

  /** The same thing several times. */
  public static <T> List<T> run(int times, Callable<T> task) {
    return run(IntStream.range(0, times).<Callable<T>>mapToObj(_ -> task).toList());
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
