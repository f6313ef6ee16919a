package dev.devmentor.benchmarks.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * HTTP load from one event loop. A closed loop keeps so many requests under way and measures what
 * the server can do; an open loop sends at a constant rate whether answers come or not, and
 * measures latency from the moment each request was due, so that a stall counts for all who would
 * have waited (no coordinated omission).
 */
public final class LoadGenerator implements AutoCloseable {

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Context loop;
  private final HttpClient client;

  /** Opens at most so many connections to each server, and keeps them. */
  public LoadGenerator(int connections) {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    loop = vertx.getOrCreateContext();
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(300),
            new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
  }

  /** So many loops, each sending its next request when the last one was answered. */
  public Measurement closed(Call call, int loops, Duration duration) {
    Recorder recorder = new Recorder(System.nanoTime(), duration);
    for (int worker = 0; worker < loops; worker++) {
      int own = worker;
      recorder.begin();
      loop.runOnContext(_ -> again(call, own, recorder));
    }
    return finish(recorder);
  }

  private void again(Call call, int worker, Recorder recorder) {
    long sent = System.nanoTime();
    if (recorder.isOver(sent)) {
      recorder.end();
      return;
    }
    call.send(client, worker)
        .onComplete(
            answer -> {
              recorder.record(sent, answer.succeeded() && answer.result());
              again(call, worker, recorder);
            });
  }

  /** So many requests in each second, evenly. */
  public Measurement open(Call call, int perSecond, Duration duration) {
    long began = System.nanoTime();
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    Recorder recorder = new Recorder(began, duration);
    recorder.begin();
    for (int number = 0; number * interval < duration.toNanos(); number++) {
      long due = began + number * interval;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      int worker = number;
      recorder.begin();
      loop.runOnContext(_ -> once(call, worker, due, recorder));
    }
    recorder.end();
    return finish(recorder);
  }

  private void once(Call call, int worker, long due, Recorder recorder) {
    call.send(client, worker)
        .onComplete(
            answer -> {
              recorder.record(due, answer.succeeded() && answer.result());
              recorder.end();
            });
  }

  private static Measurement finish(Recorder recorder) {
    try {
      return recorder.await(LONGEST_DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The client, for requests outside a measurement. */
  public HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
