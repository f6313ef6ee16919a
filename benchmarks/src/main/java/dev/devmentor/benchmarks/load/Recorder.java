package dev.devmentor.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what is under way and keeps each latency with three digits, up to a minute. */
final class Recorder {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final long began;
  private final long nanos;
  private final Histogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong underWay = new AtomicLong();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long lastAnswer;

  Recorder(long began, Duration duration) {
    this.began = began;
    this.nanos = duration.toNanos();
    this.lastAnswer = began;
  }

  boolean isOver(long now) {
    return now - began >= nanos;
  }

  void begin() {
    underWay.incrementAndGet();
  }

  void end() {
    if (underWay.decrementAndGet() == 0) {
      done.countDown();
    }
  }

  void record(long since, boolean expected) {
    long now = System.nanoTime();
    latencies.recordValue(Math.clamp((now - since) / 1_000, 1, LONGEST_MICROS));
    lastAnswer = now;
    if (!expected) {
      failures.incrementAndGet();
    }
  }

  /** Waits for what is under way; what never comes is a failure. */
  Measurement await(Duration drain) throws InterruptedException {
    boolean all = done.await(nanos + drain.toNanos(), TimeUnit.NANOSECONDS);
    long missing = all ? 0 : underWay.get();
    double seconds = (lastAnswer - began) / 1e9;
    return Measurement.of(latencies, failures.get() + missing, Math.max(seconds, 1e-9));
  }
}
