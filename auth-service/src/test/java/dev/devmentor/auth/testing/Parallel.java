package dev.devmentor.auth.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many requests at the same moment. */
public final class Parallel {

  private Parallel() {}

  /** The results of so many calls, each given its number, that start together. */
  public static <T> List<T> times(int calls, IntFunction<T> call) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(calls)) {
      List<Future<T>> results =
          IntStream.range(0, calls)
              .mapToObj(i -> threads.submit(waiting(start, () -> call.apply(i))))
              .toList();
      start.countDown();
      return results.stream().map(Parallel::get).toList();
    }
  }

  private static <T> Callable<T> waiting(CountDownLatch start, Callable<T> call) {
    return () -> {
      start.await();
      return call.call();
    };
  }

  private static <T> T get(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
